package org.footbridge.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The made-up people of the demo. */
@Component
class Cast {

    private final JsonMapper json;

    Cast(JsonMapper json) {
        this.json = json;
    }

    List<CastMember> everybody() {
        try (var file = new ClassPathResource("demo/cast.json").getInputStream()) {
            return List.of(json.readValue(file, CastMember[].class));
        } catch (IOException missing) {
            throw new UncheckedIOException("The demo's people are not in the jar.", missing);
        }
    }
}
