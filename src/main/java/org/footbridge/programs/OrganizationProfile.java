package org.footbridge.programs;

import java.time.ZoneId;

/**
 * What an organization says of itself.
 *
 * @param neutralName for mails, calendars and tab titles: says nothing of treatment
 * @param phone answered in {@code staffedHours}, shown on every help page
 * @param state two letters; decides which law holds
 */
public record OrganizationProfile(
        String name,
        String neutralName,
        String phone,
        String staffedHours,
        ZoneId zone,
        String state,
        boolean published) {}
