package org.footbridge.attendance.web;

/**
 * The questions at the tablet. Who was shown stands in the audit already, under the tablet's name.
 *
 * @param visit names the visit, so that a page left behind is worth nothing
 * @param called first name only
 * @param more whether questions of a measure wait
 */
public record TabletCheckInPage(String visit, String called, boolean more, CheckInFields fields) {}
