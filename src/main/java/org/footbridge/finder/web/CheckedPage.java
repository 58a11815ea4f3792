package org.footbridge.finder.web;

import java.util.List;

/**
 * What the self-check advises.
 *
 * @param danger whether the numbers to call now stand before everything else
 * @param here whether this program is among the doors
 */
public record CheckedPage(
        String slug, String phone, String hours, String verdict, boolean danger, boolean here, List<Door> doors) {

    public record Door(String title, String text) {}
}
