package org.footbridge.finder.web;

import java.util.List;
import org.footbridge.ui.Choice;

/** The questions of the self-check: first what may need something else sooner, then the rest. */
public record CheckPage(String slug, String phone, List<Asked> first, List<Asked> then, List<Choice> choices) {

    public record Asked(String key, String words) {}
}
