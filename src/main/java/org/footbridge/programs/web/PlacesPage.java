package org.footbridge.programs.web;

import java.util.List;
import org.footbridge.ui.Problems;

/**
 * Where groups meet, in the house and by video.
 *
 * @param wrong the place whose link could not be kept, with what was typed; empty where none was refused
 */
public record PlacesPage(List<Place> places, String wrong, String typed, Problems problems) {

    /** @param link of the video room, perhaps empty */
    public record Place(String id, String name, String address, String link) {}
}
