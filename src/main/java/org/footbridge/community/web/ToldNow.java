package org.footbridge.community.web;

/**
 * What is said after somebody's safety was at stake.
 *
 * @param language of the sentences, which may be held back in Spanish
 */
public record ToldNow(String language, String title, String who, String meanwhile) {}
