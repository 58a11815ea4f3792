package org.footbridge.history;

/** Where a streaming reader stands: names and list positions from the root down, without allocating per token. */
final class JsonPlace {

    private static final String ANY = "*";

    private String[] names = new String[128];
    private int[] items = new int[128];
    private int depth = 0;

    JsonPlace() {
        push(false);
    }

    void name(String name) {
        names[depth - 1] = name;
    }

    /** A value begins; in a list that is one position on. */
    void nextItem() {
        if (items[depth - 1] != OBJECT) {
            items[depth - 1]++;
        }
    }

    private static final int OBJECT = Integer.MIN_VALUE;

    void push(boolean list) {
        if (depth == names.length) {
            names = java.util.Arrays.copyOf(names, depth * 2);
            items = java.util.Arrays.copyOf(items, depth * 2);
        }
        names[depth] = "";
        items[depth] = list ? -1 : OBJECT;
        depth++;
    }

    void pop() {
        depth--;
    }

    /** Steps below the root; the root's fields are at 1. */
    int depth() {
        return depth;
    }

    /** The innermost name, also of an item of a list of that name. */
    String last() {
        for (int level = depth - 1; level >= 0; level--) {
            if (items[level] == OBJECT) {
                return names[level];
            }
        }
        return "";
    }

    boolean is(String... steps) {
        return steps.length == depth && startsWith(steps);
    }

    /** {@code *} stands for any position in a list. */
    boolean startsWith(String... steps) {
        if (steps.length > depth) {
            return false;
        }
        for (int level = 0; level < steps.length; level++) {
            boolean item = items[level] != OBJECT;
            if (item != steps[level].equals(ANY) || (!item && !names[level].equals(steps[level]))) {
                return false;
            }
        }
        return true;
    }

    String text() {
        return text(depth);
    }

    /** The first steps of a place that may be too deep to print. */
    String shortText() {
        return text(Math.min(depth, 6));
    }

    private String text(int levels) {
        var text = new StringBuilder("Bundle");
        for (int level = 0; level < levels; level++) {
            if (items[level] != OBJECT) {
                text.append('[').append(Math.max(items[level], 0)).append(']');
            } else if (!names[level].isEmpty()) {
                text.append('.').append(names[level]);
            }
        }
        return text.toString();
    }
}
