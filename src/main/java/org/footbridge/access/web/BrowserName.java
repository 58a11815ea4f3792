package org.footbridge.access.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a browser calls itself, in words its owner knows: the list of sign-ins is read by people. */
final class BrowserName {

    /** Looked for in this order: each later one claims to be an earlier one too. */
    private static final List<String[]> PROGRAMS = List.of(
            new String[] {"Edg", "Edge"},
            new String[] {"OPR/", "Opera"},
            new String[] {"SamsungBrowser/", "Samsung Internet"},
            new String[] {"Firefox/", "Firefox"},
            new String[] {"FxiOS/", "Firefox"},
            new String[] {"CriOS/", "Chrome"},
            new String[] {"Chrome/", "Chrome"},
            new String[] {"Safari/", "Safari"});

    private static final List<String[]> SYSTEMS = List.of(
            new String[] {"iPhone", "iPhone"},
            new String[] {"iPad", "iPad"},
            new String[] {"Android", "Android"},
            new String[] {"Windows", "Windows"},
            new String[] {"CrOS", "Chromebook"},
            new String[] {"Mac OS X", "Mac"},
            new String[] {"Linux", "Linux"});

    private BrowserName() {}

    /** Such as {@code "Firefox, Windows"}; empty where nothing in it is known. */
    static String of(@Nullable String userAgent) {
        var said = Objects.requireNonNullElse(userAgent, "");
        return String.join(
                ", ",
                Stream.of(PROGRAMS, SYSTEMS)
                        .flatMap(known -> known.stream()
                                .filter(one -> said.contains(one[0]))
                                .limit(1))
                        .map(one -> one[1])
                        .toList());
    }
}
