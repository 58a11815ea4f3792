package org.footbridge.planted.upper;

import java.time.Instant;
import org.footbridge.planted.upper.web.PlantedController;

/** A root that knows its edge and asks the system's clock. */
public final class Upper {

    Class<?> edge() {
        return PlantedController.class;
    }

    Instant now() {
        return Instant.now();
    }

    String readsAnothersTable() {
        return """
                select given_name from people.participant where id = :id
                """;
    }
}
