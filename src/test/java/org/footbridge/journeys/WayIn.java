package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.LocalDate;
import org.footbridge.journeys.Browser.Size;

/** The steps from a referral in work to the new participant's own first page, however the referral came. */
abstract class WayIn extends Journey {

    final LocalDate today = Demo.today();

    /** Opens the planned stay; its address without what follows, such as {@code /episodes/…}. */
    final String takeIntoWork(Page intake) {
        press(intake, "Take into work");
        assertThat(path(intake)).endsWith("/screening");
        return path(intake).replaceFirst("/screening$", "");
    }

    /** Every question is read aloud and answered with no, but one, if it is given. */
    final void screen(Page intake, String stopped) {
        press(intake, "Begin the screening");
        for (Locator no : intake.locator("main input[type=radio][value=no]").all()) {
            no.check();
        }
        if (stopped != null) {
            intake.locator("input[name=a-%s][value=yes]".formatted(stopped)).check();
        }
        intake.locator("textarea[name=a-needs]").fill("To sleep without wine, and to get through the evenings.");
        press(intake, "Finish the screening");
    }

    /** Who writes the assessment is named first; nobody else of the clinicians opens it. */
    final void assess(Page intake, Page clinician, String stay) {
        intake.navigate(stay + "/admission");
        assign(intake, "Writes the assessment", "Dana Whitehorse");
        open(clinician, stay, "Assessment");
        press(clinician, "Begin the assessment");
        look(clinician, "assessment");
        assertThat(text(clinician)).contains("Before it can be signed:");
        go(clinician, clinician.locator("main .section-head a").first());
        lookFromAllSides(clinician, "assessment-part");
        int parts = 0;
        while (!path(clinician).endsWith("/assessment")) {
            clinician
                    .locator("main textarea")
                    .first()
                    .fill("As told today, part %d: four hours of sleep, wine to fall asleep, a sister who helps."
                            .formatted(++parts));
            go(clinician, clinician.locator("main form .actions button").first());
        }
        lookFromAllSides(clinician, "assessment-written");
        unfold(clinician, "Sign the assessment…");
        press(clinician, "Sign");
        assertThat(text(clinician)).contains("I wrote this and stand for it");
    }

    final void decideLevel(Page clinician, String stay) {
        open(clinician, stay, "Level of care");
        press(clinician, "Begin the decision");
        for (Locator rating :
                clinician.locator("main fieldset input[type=radio][value='2']").all()) {
            rating.check();
        }
        for (Locator reason : clinician.locator("main textarea[name^=reason-]").all()) {
            reason.fill("As she told it; some support at home.");
        }
        clinician.locator("#right").selectOption("INTENSIVE_OUTPATIENT");
        clinician.locator("#rightDays").fill("3");
        clinician.locator("#wish").fill("Evenings, so that I keep my job.");
        clinician.locator("#chosen").selectOption("INTENSIVE_OUTPATIENT");
        clinician.locator("#chosenDays").fill("3");
        press(clinician, "Save");
        lookFromAllSides(clinician, "level-of-care");
        assertThat(text(clinician)).contains("Where the rules lead", "Decides");
        unfold(clinician, "Sign the decision…");
        press(clinician, "Sign");
        look(clinician, "level-of-care-signed");
        assertThat(text(clinician)).contains("I decided this");
    }

    /** @param track as the offer names it, or the beginning of that */
    final void offerAndAccept(Page intake, String stay, String track) {
        open(intake, stay, "Offer of a place");
        lookFromAllSides(intake, "offer");
        choose(intake, "#track", track);
        press(intake, "Offer it");
        look(intake, "offered");
        intake.locator("input[name=reply]").first().check();
        press(intake, "Keep the answer");
        assertThat(text(intake)).contains("Accepted");
    }

    final void sayBirthDate(Page intake, LocalDate born) {
        followFolded(intake, "Who it is");
        look(intake, "who-it-is");
        intake.getByLabel("Born").fill(born.toString());
        press(intake, "Save");
    }

    final void signConsents(Page intake, String stay, String who) {
        open(intake, stay, "Consents and agreements");
        lookFromAllSides(intake, "consents");
        String list = path(intake);
        boolean looked = false;
        while (unsigned(intake).count() > 0) {
            go(intake, unsigned(intake).first());
            if (!looked) {
                lookFromAllSides(intake, "consent");
                looked = true;
            }
            intake.getByLabel("Name of the person who answers, typed by them").fill(who);
            for (Locator yes :
                    intake.locator("main fieldset input[type=radio][value=yes]").all()) {
                yes.check();
            }
            String form = intake.url();
            press(intake, "Sign");
            assertThat(intake.url()).as("the consent is kept").isNotEqualTo(form);
            intake.navigate(list);
        }
        look(intake, "consents-signed");
    }

    /** In the first two lists: needed for a place, and needed by video. */
    private static Locator unsigned(Page intake) {
        return intake.locator("main section:has-text('Needed for a') li:has-text('Not answered') .row-title a");
    }

    final void admit(Page intake, String stay) {
        intake.navigate(stay + "/admission");
        lookFromAllSides(intake, "admission");
        assertThat(text(intake)).doesNotContain("Missing");
        choose(intake, "#greeter", "Dana Whitehorse");
        unfold(intake, "Admit…");
        press(intake, "Admit");
        assertThat(text(intake)).contains("In the program", "First day");
    }

    /** On the page of the admission. */
    final void assign(Page intake, String part, String who) {
        choose(intake, "#part", part);
        choose(intake, "#staff", who);
        press(intake, "Assign");
        assertThat(intake.locator("main aside dl").innerText()).contains(part, who);
    }

    /** The code as it stands on the page; it is shown once. */
    final String makeCode(Page intake) {
        press(intake, "Make a code");
        look(intake, "admission-code");
        return intake.locator(".stat-number").first().innerText().strip();
    }

    /** Signs in by the code on a phone of one's own and sees what the first week holds. */
    final void arriveByCode(String code, String word) {
        Page phone = arrive("/code", Size.PHONE, true);
        lookFromAllSides(phone, "code");
        phone.locator("#code").fill(code);
        goByKey(phone);
        phone.locator("#name").fill(word);
        phone.locator("#password").fill("a walk by the river at six");
        phone.locator("input[name=on][value=own]").check();
        lookFromAllSides(phone, "code-account");
        goByKey(phone);
        assertThat(path(phone)).isEqualTo("/me");
        look(phone, "first-day-home");
        go(phone, phone.locator("main a[href='/me/welcome']"));
        lookFromAllSides(phone, "welcome");
        assertThat(text(phone)).contains("Dana", "Process group");
    }

    /** One of the pages of the way in, by the row of links that stands on each. */
    static void open(Page page, String stay, String step) {
        page.navigate(stay + "/admission");
        follow(page, step);
    }

    static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    /** Of a list, what begins so. */
    static void choose(Page page, String select, String label) {
        Locator options = page.locator(select + " option", new Page.LocatorOptions().setHasText(label));
        page.locator(select).selectOption(options.first().getAttribute("value"));
    }
}
