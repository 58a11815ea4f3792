package org.footbridge.episodes;

/** What came of saving something two people may write at once. */
public sealed interface Saved {

    /** @param version to save with the next time */
    record Kept(int version) implements Saved {}

    /** Somebody else saved since; nothing was overwritten. The page shows both. */
    record Conflict(int version) implements Saved {}

    /** It is signed and stays as it is. */
    record Signed() implements Saved {}
}
