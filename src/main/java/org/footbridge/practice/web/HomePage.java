package org.footbridge.practice.web;

import java.util.List;
import org.footbridge.practice.HomeworkLine;

/**
 * All tools, what the last group gave along, and what was begun. It shows nothing to anybody but the person, so that
 * opening it stands in no log of the program's.
 *
 * @param begun what was typed and not kept
 */
public record HomePage(List<HomeworkLine> homework, List<Begun> begun, List<Group> groups) {

    /** @param what what it is, in words */
    public record Begun(String href, String what, String when) {}

    public record Group(String key, String title, List<ToolLine> tools) {}

    public record ToolLine(String href, String icon, String title, String about) {}
}
