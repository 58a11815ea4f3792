package org.footbridge.ui;

/**
 * What is said after somebody's safety was at stake: that an alert goes out, who is there in this hour, and whom to call
 * meanwhile (CARE 1, 2).
 *
 * @param language of the sentences, which may be held back in Spanish
 * @param who as it is in this hour, never a promise that somebody calls
 */
public record Told(String language, String title, String who, String meanwhile) {}
