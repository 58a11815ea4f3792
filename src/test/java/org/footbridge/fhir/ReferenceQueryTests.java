package org.footbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceQueryTests {

    private final UUID dana = UUID.randomUUID();
    private final UUID kai = UUID.randomUUID();

    @Test
    void patient_and_subject_are_two_names_of_one_thing_and_both_hold() {
        assertThat(asked(dana).and(asked(null)).uuids()).containsExactly(dana);
        assertThat(asked(null).and(asked(dana)).uuids()).containsExactly(dana);
        assertThat(asked(null).and(asked(null)).isOpen()).isTrue();
        assertThat(asked(dana).and(asked(kai)).uuids()).isEmpty();
        assertThat(asked(dana).and(asked(kai)).isOpen())
                .as("nobody is not everybody")
                .isFalse();
    }

    private static ReferenceQuery asked(@Nullable UUID who) {
        var parameter = who == null
                ? null
                : new ReferenceAndListParam()
                        .addAnd(new ReferenceOrListParam().addOr(new ReferenceParam("Patient/" + who)));
        return ReferenceQuery.of(parameter, "Patient", new ServletRequestDetails());
    }
}
