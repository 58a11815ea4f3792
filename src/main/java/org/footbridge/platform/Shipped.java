package org.footbridge.platform;

/**
 * Content that comes in the jar: forms, rules, instruments, notice texts. Setting up an organization copies it into the
 * organization's own rows; an upgrade offers newer versions beside them.
 */
public interface Shipped {

    /** Copies what the bound organization does not have yet. Doing it twice changes nothing. */
    void copy();
}
