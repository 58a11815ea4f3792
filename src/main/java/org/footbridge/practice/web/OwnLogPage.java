package org.footbridge.practice.web;

import java.util.List;

/** @param unbroken whether nobody else changed the log */
public record OwnLogPage(List<Line> lines, boolean unbroken) {

    public record Line(String when, String what) {}
}
