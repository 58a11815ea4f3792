package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** Somebody knocks on the public page and is, a week of work later, in the program. */
class SelfInquiryJourney extends WayIn {

    private static final String SITE = "/cedar-bridge";
    private static final String WHO = "Odalys Marchetti";

    @Test
    void who_writes_on_the_public_page_is_screened_assessed_offered_a_place_and_admitted() {
        given_somebody_writes_for_herself_on_her_phone();

        Page intake = when_intake_finds_her_in_the_worklist();
        and_calls_her_and_writes_it_down(intake);
        String stay = and_takes_her_into_work(intake);
        and_a_question_of_the_screening_stops_it(intake);
        then_no_place_can_be_offered(intake, stay);

        Page clinician = when_a_clinician_has_signed_that_she_may_go_on(stay);
        and_intake_books_a_first_visit(intake, stay);
        and_the_clinician_fills_and_signs_the_assessment(intake, clinician, stay);
        and_signs_a_level_of_care_with_its_trace(clinician, stay);

        and_a_place_is_offered_and_accepted(intake, stay);
        and_her_birth_date_is_known(intake);
        and_every_needed_consent_is_signed_on_screen(intake, stay);
        and_she_is_admitted_with_a_greeter_and_a_therapist(intake, stay);
        String code = and_is_handed_a_code(intake);

        then_she_signs_in_on_her_phone_and_sees_her_first_week(code);
        and_the_therapist_finds_her_among_the_people(clinician);
    }

    @Test
    void the_public_pages_and_the_inquiry_work_without_javascript() {
        Page phone = arrive(SITE, Size.PHONE, false);
        go(phone, phone.locator("main a[href='%s/inquiry']".formatted(SITE)).first());
        write(phone, "Ilse Varga");
        press(phone, "Send");
        Browser.shoot(phone, "inquiry-sent-without-javascript");
        assertThat(text(phone)).contains("Thank you. Your message is here.");
    }

    @Test
    void the_inquiry_can_be_written_by_keyboard_alone() {
        Page desk = arrive(SITE + "/inquiry", Size.DESK, true);
        chooseByKey(desk, "danger", "no");
        chooseByKey(desk, "who", "self");
        tabTo(desk, desk.locator("#name"));
        desk.keyboard().type("Nadia");
        tabTo(desk, desk.locator("#phone"));
        desk.keyboard().type("555 010 2299");
        chooseByKey(desk, "mayCall", "yes");
        chooseByKey(desk, "voicemail", "no");
        desk.keyboard().press("Enter");
        desk.getByText("Thank you. Your message is here.").waitFor();
    }

    private void given_somebody_writes_for_herself_on_her_phone() {
        Page phone = arrive(SITE, Size.PHONE, true);
        lookFromAllSides(phone, "public");
        go(phone, phone.locator("main a[href='%s/inquiry']".formatted(SITE)).first());
        lookFromAllSides(phone, "inquiry");
        write(phone, WHO);
        press(phone, "Send");
        look(phone, "inquiry-sent");
        assertThat(text(phone)).contains("Thank you. Your message is here.");
    }

    private static void write(Page phone, String name) {
        phone.locator("input[name=danger][value=no]").check();
        phone.locator("input[name=who][value=self]").check();
        phone.locator("#name").fill(name);
        phone.locator("#phone").fill("555 010 2244");
        phone.locator("input[name=mayCall][value=yes]").check();
        phone.locator("input[name=voicemail][value=no]").check();
        phone.locator("#ownWords").fill("I cannot sleep and I drink to sleep. I want my evenings back.");
    }

    private Page when_intake_finds_her_in_the_worklist() {
        Page intake = enter("intake", Size.DESK);
        intake.navigate("/intake");
        lookFromAllSides(intake, "intake");
        follow(intake, WHO);
        lookFromAllSides(intake, "referral");
        assertThat(text(intake)).contains("I cannot sleep and I drink to sleep.");
        return intake;
    }

    private void and_calls_her_and_writes_it_down(Page intake) {
        intake.locator("input[name=way]").first().check();
        intake.locator("input[name=outcome]").first().check();
        intake.locator("#note").fill("Talked for ten minutes; she has time for questions now.");
        press(intake, "Write it down");
        assertThat(text(intake)).contains("Talked for ten minutes");
    }

    private String and_takes_her_into_work(Page intake) {
        return takeIntoWork(intake);
    }

    private void and_a_question_of_the_screening_stops_it(Page intake) {
        lookFromAllSides(intake, "screening-before");
        screen(intake, "withdrawal_now");
        lookFromAllSides(intake, "screening-stopped");
        assertThat(text(intake)).contains("Stopped for safety", "Nothing is offered until a clinician has signed");
    }

    private void then_no_place_can_be_offered(Page intake, String stay) {
        open(intake, stay, "Offer of a place");
        look(intake, "offer-not-yet");
        assertThat(text(intake)).contains("No place can be offered yet");
    }

    private Page when_a_clinician_has_signed_that_she_may_go_on(String stay) {
        Page clinician = enter("therapist", Size.DESK);
        open(clinician, stay, "Screening");
        clinician.locator("input[name=decision][value=on]").check();
        clinician.locator("#reason").fill("Morning shakes ended two weeks ago; seen by her doctor on Monday.");
        press(clinician, "Sign the decision");
        look(clinician, "screening-decided");
        assertThat(text(clinician)).contains("I decided this");
        return clinician;
    }

    private void and_intake_books_a_first_visit(Page intake, String stay) {
        open(intake, stay, "Screening");
        go(intake, intake.locator("main .page-head a").first());
        look(intake, "person-on-the-way-in");
        follow(intake, "Timetable");
        lookFromAllSides(intake, "timetable");
        choose(intake, "#kind", "Assessment");
        choose(intake, "#staff", "Dana Whitehorse");
        intake.locator("#date").fill(today.plusDays(1).toString());
        intake.locator("#time").fill("10:30");
        intake.locator("#minutes").fill("60");
        press(intake, "Book");
        look(intake, "timetable-booked");
        assertThat(text(intake)).contains("Assessment", "10:30");
    }

    private void and_the_clinician_fills_and_signs_the_assessment(Page intake, Page clinician, String stay) {
        assess(intake, clinician, stay);
    }

    private void and_signs_a_level_of_care_with_its_trace(Page clinician, String stay) {
        decideLevel(clinician, stay);
    }

    private void and_a_place_is_offered_and_accepted(Page intake, String stay) {
        offerAndAccept(intake, stay, "Evening");
    }

    private void and_her_birth_date_is_known(Page intake) {
        go(intake, intake.locator("main .page-head a").first());
        sayBirthDate(intake, today.minusYears(38));
    }

    private void and_every_needed_consent_is_signed_on_screen(Page intake, String stay) {
        signConsents(intake, stay, WHO);
    }

    private void and_she_is_admitted_with_a_greeter_and_a_therapist(Page intake, String stay) {
        admit(intake, stay);
        assign(intake, "Primary therapist", "Dana Whitehorse");
    }

    private String and_is_handed_a_code(Page intake) {
        return makeCode(intake);
    }

    private void then_she_signs_in_on_her_phone_and_sees_her_first_week(String code) {
        arriveByCode(code, "riverwalk");
    }

    private void and_the_therapist_finds_her_among_the_people(Page clinician) {
        clinician.navigate("/people");
        follow(clinician, WHO);
        look(clinician, "person-admitted");
        assertThat(text(clinician)).contains("In the program", "Admitted");
    }

    private static void chooseByKey(Page desk, String name, String value) {
        chooseByKey(desk, desk.locator("input[name='%s']".formatted(name)), value);
    }
}
