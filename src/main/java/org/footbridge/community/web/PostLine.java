package org.footbridge.community.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post in a room.
 *
 * @param who the name in this room, or that somebody has left
 * @param label what it speaks of, where it stays folded; nothing otherwise
 * @param muted whether it stays folded because she wants to read no more of this writer
 * @param signs what stands under it in words, such as "Me too: River, Sol"
 * @param buttons the signs she could put there or take away
 */
public record PostLine(
        String id,
        String href,
        boolean mine,
        boolean staff,
        String who,
        String when,
        String words,
        @Nullable String label,
        boolean muted,
        List<String> signs,
        List<Button> buttons) {

    public record Button(String kind, String words, boolean pressed) {}

    /** Staff are not muted, and one does not tell staff about oneself. */
    public boolean mutable() {
        return !mine && !staff;
    }
}
