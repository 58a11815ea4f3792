package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** A hospital's records come as a file and open a way in. */
class BundleJourney extends Journey {

    private static final String FILE = "/synthea/Dusty207_Rogahn59_b5b85a42-92a6-2e64-183e-8fd602855c86.json.gz";

    @Test
    void records_sent_as_a_file_are_sorted_and_open_a_stay() throws IOException {
        Page intake = given_intake_opens_the_page_for_records();
        when_the_file_of_a_hospital_is_handed_in(intake);
        then_its_history_stands_sorted_with_what_decides_first(intake);
        when_the_referral_is_taken_into_work(intake);
        then_the_screening_can_begin(intake);
    }

    private Page given_intake_opens_the_page_for_records() {
        Page intake = enter("intake", Size.DESK);
        intake.navigate("/intake");
        follow(intake, "Records were sent");
        lookFromAllSides(intake, "records");
        return intake;
    }

    private void when_the_file_of_a_hospital_is_handed_in(Page intake) throws IOException {
        intake.getByLabel("Who sent it").fill("St. Anne's Hospital");
        intake.locator("#file").setInputFiles(new FilePayload("records.json", "application/json", records()));
        press(intake, "Take it in");
    }

    private void then_its_history_stands_sorted_with_what_decides_first(Page intake) {
        lookFromAllSides(intake, "received");
        assertThat(text(intake)).contains("Dusty", "What the records say", "St. Anne's Hospital");
        assertThat(intake.locator("main details.more").count()).isPositive();
    }

    private void when_the_referral_is_taken_into_work(Page intake) {
        press(intake, "Take into work");
    }

    private void then_the_screening_can_begin(Page intake) {
        assertThat(intake.url()).endsWith("/screening");
        look(intake, "received-screening");
        press(intake, "Begin the screening");
        assertThat(text(intake)).contains("Safety questions left");
    }

    private static byte[] records() throws IOException {
        try (InputStream packed = BundleJourney.class.getResourceAsStream(FILE);
                var unpacked = new GZIPInputStream(packed)) {
            return unpacked.readAllBytes();
        }
    }
}
