package org.footbridge.setup.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.access.NotYours;
import org.footbridge.access.Open;
import org.footbridge.access.Passwords;
import org.footbridge.programs.OrganizationProfile;
import org.footbridge.setup.FirstAdministrator;
import org.footbridge.setup.SetUp;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The first page of a real installation: who runs it, and who its director is. */
@Controller
@Open
class SetUpController {

    private final FirstAdministrator link;
    private final SetUp setUp;
    private final WordsOf words;

    SetUpController(FirstAdministrator link, SetUp setUp, WordsOf words) {
        this.link = link;
        this.setUp = setUp;
        this.words = words;
    }

    @GetMapping("/set-up/{token}")
    String show(@PathVariable String token, Model model) {
        if (!link.opens(token)) {
            throw new NotYours();
        }
        model.addAttribute("page", new FoundingPage(token, FoundingForm.empty(), Zones.all(), Problems.none()));
        return "setup/founding";
    }

    @PostMapping("/set-up/{token}")
    String create(
            @PathVariable String token, @ModelAttribute FoundingForm form, HttpServletResponse response, Model model) {
        var problems = problems(form);
        if (!problems.any()) {
            switch (setUp.found(token, form.slug().strip(), profile(form), director(form))) {
                case SetUp.Founded() -> {
                    return "redirect:/sign-in?then=/set-up";
                }
                case SetUp.NameTaken() ->
                    problems = problems.and("slug", "This path name is in use. Please choose another.");
                case SetUp.LinkOver() -> throw new NotYours();
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", new FoundingPage(token, form, Zones.all(), problems));
        return "setup/founding";
    }

    private static OrganizationProfile profile(FoundingForm form) {
        return new OrganizationProfile(
                form.name().strip(),
                form.neutralName().strip(),
                form.phone().strip(),
                form.staffedHours().strip(),
                ZoneId.of(form.zone()),
                form.state().strip().toUpperCase(Locale.ROOT),
                true);
    }

    private static SetUp.Director director(FoundingForm form) {
        return new SetUp.Director(
                form.given().strip(),
                form.family().strip(),
                Optional.of(form.credentials().strip()).filter(text -> !text.isEmpty()),
                form.email().strip(),
                form.password());
    }

    private Problems problems(FoundingForm form) {
        Words said = words.of(WordsOf.ENGLISH);
        var problems = Problems.none();
        if (form.name().isBlank()) {
            problems = problems.and("name", "Please give the organization's name.");
        }
        if (!form.slug().strip().matches("[a-z][a-z0-9-]{1,40}")) {
            problems = problems.and("slug", "2 to 41 small letters, digits and hyphens, beginning with a letter.");
        }
        if (form.neutralName().isBlank()) {
            problems = problems.and("neutralName", "Please give a name that says nothing of treatment.");
        }
        if (form.phone().isBlank()) {
            problems = problems.and("phone", "Please give the number that is shown beside 988.");
        }
        if (form.staffedHours().isBlank()) {
            problems = problems.and("staffedHours", "Please say when somebody answers.");
        }
        if (Zones.all().stream().noneMatch(zone -> zone.value().equals(form.zone()))) {
            problems = problems.and("zone", "Please choose a time zone.");
        }
        if (!form.state().strip().matches("[A-Za-z]{2}")) {
            problems = problems.and("state", "Please give the state in two letters, such as NY.");
        }
        if (form.given().isBlank() || form.family().isBlank()) {
            problems = problems.and("given", "Please give both names of the director.");
        }
        if (!form.email().strip().matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")) {
            problems = problems.and("email", "Please give an e-mail address.");
        }
        var wrong = Passwords.problem(form.password());
        return wrong.isPresent() ? problems.and("password", said.say(wrong.get())) : problems;
    }
}
