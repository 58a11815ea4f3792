package org.footbridge.practice.web;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.practice.Near;

/**
 * The people around somebody as stones in water: the closer, the nearer to the middle. It decorates; the list beside it
 * says the same.
 *
 * @param rings the radii of the ripples, from the inside out
 */
public record CornerDrawing(List<Integer> rings, List<Stone> stones) {

    /** The middle of the picture, and how far apart its ripples are. */
    public static final int MIDDLE = 190;

    private static final List<Integer> RADII = List.of(64, 112, 158);

    /** A name in the picture is cut before it runs into the next. */
    private static final int LETTERS = 12;

    /** More than that on one ripple, and each stands under the first letter only. */
    private static final int ROOM = 7;

    private static final double TURN = 2 * Math.PI;

    /** @param coded the hours in which the stone is lit, as a phone reads them */
    public record Stone(int x, int y, int tilt, String label, String coded) {}

    static CornerDrawing of(List<Near> people) {
        List<Stone> stones = new ArrayList<>();
        for (var ring : Near.Ring.values()) {
            var on = people.stream().filter(one -> one.ring() == ring).toList();
            for (int place = 0; place < on.size(); place++) {
                stones.add(stone(on.get(place), place, on.size()));
            }
        }
        return new CornerDrawing(RADII, List.copyOf(stones));
    }

    /** Evenly around the ripple; each ripple begins a little further on, so that names do not stand over each other. */
    private static Stone stone(Near near, int place, int all) {
        int radius = RADII.get(near.ring().ordinal());
        double angle = TURN * (place / (double) all + near.ring().ordinal() * 0.13) - TURN / 4;
        return new Stone(
                (int) Math.round(MIDDLE + radius * Math.cos(angle)),
                (int) Math.round(MIDDLE + radius * Math.sin(angle)),
                (place * 37 + near.ring().ordinal() * 20) % 50 - 25,
                label(near.name(), all > ROOM),
                near.hours().coded());
    }

    /** As many of the first words as fit; where it is crowded, the first letter. */
    private static String label(String name, boolean crowded) {
        if (crowded) {
            return name.substring(0, name.offsetByCodePoints(0, 1));
        }
        var label = new StringBuilder();
        for (var word : name.split("[\\s,;]+")) {
            if (!label.isEmpty() && label.length() + word.length() >= LETTERS) {
                break;
            }
            label.append(label.isEmpty() ? "" : " ").append(word);
        }
        return label.codePointCount(0, label.length()) <= LETTERS
                ? label.toString()
                : label.substring(0, label.offsetByCodePoints(0, LETTERS - 1)) + "…";
    }
}
