package org.footbridge.safety.web;

/** One change between two versions: before is empty for something new, after for something taken out. */
public record ChangeLine(String part, String before, String after) {}
