package org.footbridge.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where this installation may be made to call. Whoever runs the machine writes the list, never somebody on a page, so no
 * page can point it at an address inside the house. Scheme, host and port must all be as listed.
 */
record AllowedOrigins(Set<String> origins) {

    private static final String ANY = "*.";
    private static final String MARK = "any-name.";

    /**
     * @param list origins such as {@code https://api.example.com}, or {@code https://*.example.com} for every name under
     *     it, apart by commas; one that cannot be read allows nothing
     */
    static AllowedOrigins read(String list) {
        return new AllowedOrigins(Arrays.stream(list.split(","))
                .map(one -> one.strip().replace(ANY, MARK))
                .flatMap(one -> parsed(one).flatMap(AllowedOrigins::origin).stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The address, if it is whole and its origin is listed. */
    Optional<URI> allowed(String address) {
        return parsed(address.strip())
                .filter(uri -> origin(uri).filter(this::holds).isPresent());
    }

    private boolean holds(String origin) {
        if (origins.contains(origin)) {
            return true;
        }
        int name = origin.indexOf("//") + 2;
        // Every name under a listed one: "https://a.b.example.com" asks for "b.example.com", then "example.com", then
        // "com".
        for (int dot = origin.indexOf('.', name); dot > 0; dot = origin.indexOf('.', dot + 1)) {
            if (origins.contains(origin.substring(0, name) + MARK + origin.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    List<String> sorted() {
        return origins.stream().map(one -> one.replace(MARK, ANY)).sorted().toList();
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** Without a name and password in it: what stands before the "@" hides where it truly goes. */
    private static Optional<String> origin(URI uri) {
        if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual =
                switch (scheme) {
                    case "https" -> 443;
                    case "http" -> 80;
                    default -> -1;
                };
        return usual < 0
                ? Optional.empty()
                : Optional.of("%s://%s:%d"
                        .formatted(
                                scheme,
                                uri.getHost().toLowerCase(Locale.ROOT),
                                uri.getPort() < 0 ? usual : uri.getPort()));
    }
}
