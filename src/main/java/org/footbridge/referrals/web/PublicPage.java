package org.footbridge.referrals.web;

/**
 * A public page that shows nobody.
 *
 * @param phone of the program, as it is read aloud
 * @param hours when somebody is there, in the organization's words
 */
public record PublicPage(String slug, String name, String phone, String hours) {}
