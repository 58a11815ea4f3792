package org.footbridge.finder.web;

import java.util.List;

/**
 * The guide of a program.
 *
 * @param atPlace whether people come to a place
 * @param byVideo whether people come by video
 * @param stories whether somebody's story can be read
 */
public record GuidePage(
        String slug, String name, String phone, List<Kind> kinds, boolean atPlace, boolean byVideo, boolean stories) {

    /** @param sentences what happens, and what nobody has to do */
    public record Kind(String title, String length, List<String> sentences) {}
}
