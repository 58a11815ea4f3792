package org.footbridge.rights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordPartTests {

    @ParameterizedTest
    @CsvSource({
        "practice/shared, PRACTICE",
        "shared practice, PRACTICE",
        "families/person, FAMILY",
        "letter from family, FAMILY",
        "alerts/alert, ALERT",
        "chart/person, RECORD"
    })
    void what_was_looked_at_is_named_as_its_person_would(String subject, RecordPart part) {
        assertThat(RecordPart.of(subject)).isEqualTo(part);
    }
}
