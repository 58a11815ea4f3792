package org.footbridge.access.web;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The addresses that pages answer at, so that the navigation never leads nowhere. */
@Component
class OwnAddresses {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile Set<String> known = Set.of();

    OwnAddresses(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    boolean has(String address) {
        if (known.isEmpty()) {
            known = mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                    .flatMap(mapping -> mapping.getPatternValues().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
        return known.contains(address);
    }
}
