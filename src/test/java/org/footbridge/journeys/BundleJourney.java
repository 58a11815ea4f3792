package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** A hospital's records come as a file, and the person they speak of is admitted. */
class BundleJourney extends WayIn {

    private static final String FILE = "/synthea/Dusty207_Rogahn59_b5b85a42-92a6-2e64-183e-8fd602855c86.json.gz";
    private static final String WHO = "Dusty207 Rogahn59";

    @Test
    void records_sent_as_a_file_are_sorted_and_lead_to_an_admission() throws IOException {
        Page intake = given_intake_opens_the_page_for_records();
        when_the_file_of_a_hospital_is_handed_in(intake);
        then_its_history_stands_sorted_with_what_decides_first(intake);

        String stay = when_the_referral_is_taken_into_work(intake);
        and_nothing_stops_the_screening(intake);
        Page clinician = and_a_clinician_assesses_and_decides_the_level(intake, stay);
        and_a_place_by_day_is_offered_and_accepted(intake, stay);
        and_every_needed_consent_is_signed_on_screen(intake, stay);
        and_the_person_is_admitted(intake, stay);
        then_the_person_signs_in_by_the_code_and_sees_the_first_week(intake);
        and_the_page_of_the_person_tells_the_way_in(clinician);
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

    private String when_the_referral_is_taken_into_work(Page intake) {
        return takeIntoWork(intake);
    }

    private void and_nothing_stops_the_screening(Page intake) {
        screen(intake, null);
        assertThat(text(intake)).contains("Nothing stopped it").doesNotContain("Safety questions left");
    }

    private Page and_a_clinician_assesses_and_decides_the_level(Page intake, String stay) {
        Page clinician = enter("therapist", Size.DESK);
        assess(intake, clinician, stay);
        decideLevel(clinician, stay);
        return clinician;
    }

    private void and_a_place_by_day_is_offered_and_accepted(Page intake, String stay) {
        offerAndAccept(intake, stay, "Day");
    }

    private void and_every_needed_consent_is_signed_on_screen(Page intake, String stay) {
        signConsents(intake, stay, WHO);
    }

    private void and_the_person_is_admitted(Page intake, String stay) {
        admit(intake, stay);
        assign(intake, "Primary therapist", "Dana Whitehorse");
    }

    private void then_the_person_signs_in_by_the_code_and_sees_the_first_week(Page intake) {
        arriveByCode(makeCode(intake), "cedar-at-noon");
    }

    private void and_the_page_of_the_person_tells_the_way_in(Page clinician) {
        clinician.navigate("/people");
        follow(clinician, WHO);
        assertThat(text(clinician)).contains("In the program", "Admitted", "Assessment signed");
    }

    private static byte[] records() throws IOException {
        try (InputStream packed = BundleJourney.class.getResourceAsStream(FILE);
                var unpacked = new GZIPInputStream(packed)) {
            return unpacked.readAllBytes();
        }
    }
}
