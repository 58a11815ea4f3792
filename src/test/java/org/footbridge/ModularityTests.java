package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls between modules: who may call whom is what each package-info says, and nothing runs in a circle. */
class ModularityTests {

    @Test
    void no_module_reaches_through_a_wall() {
        ApplicationModules.of(Footbridge.class).verify();
    }

    @Test
    void a_module_that_reaches_through_a_wall_is_found() {
        var planted = ApplicationModules.of("org.footbridge.planted", ImportOption.Predefined.ONLY_INCLUDE_TESTS);
        assertThat(planted.detectViolations().getMessages())
                .anyMatch(message -> message.contains("lower") && message.contains("upper"));
    }
}
