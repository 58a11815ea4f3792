package org.footbridge.access;

/** How much waits for the bound actor behind one way to go; the module that knows implements it. */
public interface NavBadge {

    /** The place's address as the navigation has it, such as {@code /intake}. */
    String href();

    /** A cheap count, made for every page; 0 shows nothing. */
    int waiting();
}
