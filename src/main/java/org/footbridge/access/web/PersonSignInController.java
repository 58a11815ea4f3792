package org.footbridge.access.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.KeptCopies;
import org.footbridge.access.NotYours;
import org.footbridge.access.OneTimeCodes;
import org.footbridge.access.Permission;
import org.footbridge.access.Persons;
import org.footbridge.access.SignIns;
import org.footbridge.platform.Id;
import org.footbridge.platform.Installation;
import org.footbridge.ui.Frame;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sign-ins of one participant and their family, for whoever stands at the desk (CARE 29). */
@Controller
class PersonSignInController {

    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final SignIns signIns;
    private final KeptCopies kept;
    private final Authorization authorization;
    private final List<Persons> persons;
    private final Installation installation;

    PersonSignInController(
            Accounts accounts,
            OneTimeCodes codes,
            SignIns signIns,
            KeptCopies kept,
            Authorization authorization,
            List<Persons> persons,
            Installation installation) {
        this.accounts = accounts;
        this.codes = codes;
        this.signIns = signIns;
        this.kept = kept;
        this.authorization = authorization;
        this.persons = persons;
        this.installation = installation;
    }

    private record AnyPerson(UUID value) implements Id {}

    @GetMapping("/people/{participant}/sign-in")
    String show(@PathVariable UUID participant, Model model) {
        var people = people(participant);
        List<PersonSignInPage.Line> lines = new ArrayList<>();
        people.forEach((id, name) -> lines.add(new PersonSignInPage.Line(
                id,
                name,
                accounts.loginOf(new AnyPerson(id)).isPresent(),
                accounts.accountOf(new AnyPerson(id)).map(signIns::count).orElse(0))));
        model.addAttribute("page", new PersonSignInPage(new AnyPerson(participant), lines));
        return "access/personSignIn";
    }

    /**
     * Makes a code and shows the sheet that is printed: no name, no word of what this is. For the participant alone: family
     * get theirs on the family page, with the word that is asked beside it.
     */
    @PostMapping("/people/{participant}/sign-in/{person}/code")
    String code(@PathVariable UUID participant, @PathVariable UUID person, Model model) {
        required(participant, person);
        if (!person.equals(participant)) {
            throw new NotYours();
        }
        var code = codes.forParticipant(new AnyPerson(person));
        model.addAttribute("page", new CodeSheetPage(new AnyPerson(participant), code, installation.url() + "/code"));
        return "access/codeSheet";
    }

    /** A lost phone: one act ends every sign-in of the person. */
    @PostMapping("/people/{participant}/sign-in/{person}/end")
    String end(
            @PathVariable UUID participant,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "false") String copies,
            RedirectAttributes redirect) {
        required(participant, person);
        signIns.endAllOf(new AnyPerson(person));
        boolean removing = copies.equals("true") && person.equals(participant);
        int asked = removing ? kept.askRemovalOfAll(new AnyPerson(participant)) : 0;
        redirect.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, said(removing, asked)));
        return "redirect:/people/" + participant + "/sign-in";
    }

    private static String said(boolean removing, int asked) {
        return !removing
                ? "Signed out everywhere."
                : asked == 0
                        ? "Signed out everywhere. No phone keeps the safety plan."
                        : "Signed out everywhere. The kept safety plan goes when that phone is next online.";
    }

    private void required(UUID participant, UUID person) {
        if (!people(participant).containsKey(person)) {
            throw new NotYours();
        }
    }

    /** The participant first, then the contacts. */
    private Map<UUID, String> people(UUID participant) {
        authorization.require(Permission.SEE_PERSON, new AnyPerson(participant));
        Map<UUID, String> people = new HashMap<>();
        persons.forEach(one -> {
            people.putAll(one.namesOf(List.of(participant)));
            people.putAll(one.contactsOf(participant));
        });
        return people;
    }
}
