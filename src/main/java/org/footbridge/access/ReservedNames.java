package org.footbridge.access;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * First words of our own addresses. No organization can take one as its path name, and an address that begins with one
 * is never looked up as an organization.
 */
@Component
public class ReservedNames {

    private static final Set<String> WITHOUT_CONTROLLER = Set.of(
            "ui", "webjars", "js", "static", "fhir", "oauth2", "actuator", "error", "favicon.ico", "login", "api");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile Set<String> names = Set.of();

    ReservedNames(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Whether this word is ours and not an organization's. */
    public boolean contains(String word) {
        if (names.isEmpty()) {
            names = collect();
        }
        return names.contains(word);
    }

    private Set<String> collect() {
        Set<String> all = new TreeSet<>(WITHOUT_CONTROLLER);
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(pattern -> pattern.replaceFirst("^/", ""))
                .map(pattern -> pattern.contains("/") ? pattern.substring(0, pattern.indexOf('/')) : pattern)
                .filter(word -> !word.startsWith("{") && !word.isEmpty())
                .forEach(all::add);
        return all;
    }
}
