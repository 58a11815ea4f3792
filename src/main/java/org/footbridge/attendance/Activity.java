package org.footbridge.attendance;

/**
 * A part of a session; taking part or choosing not to is recorded here.
 *
 * @param position what marks refer to; it never changes, whatever the order
 */
public record Activity(int position, String title) {}
