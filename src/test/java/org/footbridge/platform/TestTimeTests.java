package org.footbridge.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** A test that is green at noon is green at midnight, on a Sunday and in the night the clocks change. */
class TestTimeTests {

    @Test
    void no_test_asks_the_real_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..bench..", "..planted..")
                .and()
                .doNotHaveFullyQualifiedName(TestTime.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(TimeTests.class.getName())
                .and()
                .doNotHaveFullyQualifiedName("org.footbridge.journeys.Demo")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now", ZoneId.class)
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now", ZoneId.class)
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Clock.class, "system", ZoneId.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests live at the hour of TestTime, or of the demo")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("org.footbridge"));
    }
}
