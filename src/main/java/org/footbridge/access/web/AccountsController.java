package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.AccountAudit;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.MembershipId;
import org.footbridge.access.NotYours;
import org.footbridge.access.OneTimeCodes;
import org.footbridge.access.Permission;
import org.footbridge.access.Persons;
import org.footbridge.access.SecondFactors;
import org.footbridge.access.SignIns;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Role;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who can sign in here, for directors: inviting, roles, ending, and what helps somebody who lost a phone. */
@Controller
class AccountsController {

    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final SignIns signIns;
    private final SecondFactors factors;
    private final Authorization authorization;
    private final Audit audit;
    private final List<Persons> persons;
    private final Installation installation;
    private final AccountsList list;
    private final AccountAudit changes;

    AccountsController(
            Accounts accounts,
            OneTimeCodes codes,
            SignIns signIns,
            SecondFactors factors,
            Authorization authorization,
            Audit audit,
            List<Persons> persons,
            Installation installation,
            AccountsList list,
            AccountAudit changes) {
        this.list = list;
        this.changes = changes;
        this.accounts = accounts;
        this.codes = codes;
        this.signIns = signIns;
        this.factors = factors;
        this.authorization = authorization;
        this.audit = audit;
        this.persons = persons;
        this.installation = installation;
    }

    @GetMapping("/accounts")
    String index(
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer page,
            Model model) {
        return show(model, new AccountsFilter(null, role, state, sort, page), null, Problems.none());
    }

    /** Looks for a name; by POST, so that none stands in an address or a log. */
    @PostMapping("/accounts/find")
    String find(@ModelAttribute AccountsFilter filter, Model model) {
        return show(model, filter, null, Problems.none());
    }

    /** Where a search comes back to after signing in again. */
    @GetMapping({"/accounts/find", "/accounts/invited/{person}", "/accounts/invited/{person}/withdrawal"})
    String again() {
        return "redirect:/accounts";
    }

    /** Invites somebody of the staff; the link is shown once, to be handed over or mailed by the director. */
    @PostMapping("/accounts")
    String invite(
            @RequestParam(defaultValue = "") String given,
            @RequestParam(defaultValue = "") String family,
            @RequestParam(defaultValue = "") String credentials,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") Set<Role> roles,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.MANAGE_ACCOUNTS);
        var problems = Problems.none();
        if (given.isBlank() || family.isBlank()) {
            problems = problems.and("given", "Please give both names, as they stand under a signature.");
        }
        if (roles.isEmpty() || !roles.stream().allMatch(Role::isStaff)) {
            problems = problems.and("roles", "Please choose what this person does here.");
        }
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, AccountsFilter.none(), null, problems);
        }
        var person = persons.stream()
                .map(one -> one.hire(
                        given.strip(),
                        family.strip(),
                        Optional.of(credentials.strip()).filter(text -> !text.isEmpty()),
                        title.isBlank() ? AccountsList.labels(roles) : title.strip()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        return show(model, AccountsFilter.none(), link(person, roles), Problems.none());
    }

    /** A new link for somebody of the staff who has not come yet; the one before stops working. */
    @PostMapping("/accounts/invited/{person}")
    String inviteAgain(@PathVariable UUID person, Model model) {
        var invited = invited(person);
        return show(model, AccountsFilter.none(), link(person, invited.roleSet()), Problems.none());
    }

    @PostMapping("/accounts/invited/{person}/withdrawal")
    String withdraw(@PathVariable UUID person, RedirectAttributes redirect) {
        invited(person);
        codes.withdraw(new AnyPerson(person));
        audit.apart(Act.CONFIGURE, "one-time link", null, List.of(), "withdrawn");
        say(redirect, Frame.Flash.Kind.DONE, "The link opens nothing any more.");
        return "redirect:/accounts";
    }

    private OneTimeCodes.Invited invited(UUID person) {
        authorization.require(Permission.MANAGE_ACCOUNTS);
        return codes.openInvitations().stream()
                .filter(one -> one.personId().equals(person))
                .filter(one -> one.roleSet().stream().allMatch(Role::isStaff))
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    private String link(UUID person, Set<Role> roles) {
        return installation.url() + "/code/link/" + codes.forStaff(new AnyPerson(person), roles);
    }

    private String show(Model model, AccountsFilter filter, @Nullable String link, Problems problems) {
        authorization.require(Permission.MANAGE_ACCOUNTS);
        model.addAttribute("page", list.page(filter, link, problems));
        return "access/accounts";
    }

    @GetMapping("/accounts/{membership}")
    String show(@PathVariable UUID membership, Model model) {
        authorization.require(Permission.MANAGE_ACCOUNTS);
        model.addAttribute("page", member(membership, null));
        return "access/member";
    }

    @PostMapping("/accounts/{membership}/roles")
    String roles(
            @PathVariable UUID membership,
            @RequestParam(defaultValue = "") Set<Role> roles,
            RedirectAttributes redirect) {
        var member = required(membership);
        boolean leavesNobody = isLastDirector(member) && !roles.contains(Role.DIRECTOR);
        if (roles.isEmpty() || !roles.stream().allMatch(Role::isStaff) || !member.isStaff() || leavesNobody) {
            say(
                    redirect,
                    Frame.Flash.Kind.PROBLEM,
                    "Nothing was changed: staff need a role, and somebody must stay director.");
        } else {
            accounts.changeRoles(member.id(), roles);
            say(redirect, Frame.Flash.Kind.DONE, "The roles are changed.");
        }
        return "redirect:/accounts/" + membership;
    }

    @PostMapping("/accounts/{membership}/end")
    String end(@PathVariable UUID membership, RedirectAttributes redirect) {
        var member = required(membership);
        if (isLastDirector(member)) {
            say(redirect, Frame.Flash.Kind.PROBLEM, "This is the last director. Make somebody else director first.");
        } else {
            accounts.end(member.id());
            signIns.endAll(member.accountId());
            say(redirect, Frame.Flash.Kind.DONE, "Ended, and signed out everywhere. What was written stays.");
        }
        return "redirect:/accounts/" + membership;
    }

    /** One word at the desk: a lost phone. */
    @PostMapping("/accounts/{membership}/sign-ins/end")
    String endSignIns(@PathVariable UUID membership, RedirectAttributes redirect) {
        signIns.endAll(required(membership).accountId());
        say(redirect, Frame.Flash.Kind.DONE, "Signed out everywhere.");
        return "redirect:/accounts/" + membership;
    }

    /** Takes away app and passkeys: the next sign-in sets up new ones. Ends all sign-ins. */
    @PostMapping("/accounts/{membership}/second-factor/remove")
    String removeSecondFactor(@PathVariable UUID membership, RedirectAttributes redirect) {
        var member = required(membership);
        if (accounts.belongsElsewhere(member.accountId(), Actor.current().organization())) {
            say(
                    redirect,
                    Frame.Flash.Kind.PROBLEM,
                    "Nothing was changed: this sign-in belongs to another organization too. Ask for a recovery code, or end it here and invite them with another address.");
        } else {
            factors.remove(member.accountId());
            signIns.endAll(member.accountId());
            changes.changed(member.accountId(), "second step removed by a director");
            say(redirect, Frame.Flash.Kind.DONE, "Their next sign-in sets up a new second step.");
        }
        return "redirect:/accounts/" + membership;
    }

    /**
     * A new way in for somebody who lost the password: a link for staff, a code for participants. Shown once. Family get
     * theirs from the team of whom they stand near, with a word that is asked beside it.
     */
    @PostMapping("/accounts/{membership}/code")
    String code(@PathVariable UUID membership, Model model) {
        var member = required(membership);
        var roles = member.roleSet();
        if (roles.contains(Role.CONTACT)) {
            throw new NotYours();
        }
        var person = new AnyPerson(member.personId());
        var secret = member.isStaff()
                ? installation.url() + "/code/link/" + codes.forStaff(person, roles)
                : codes.forParticipant(person);
        model.addAttribute("page", member(membership, secret));
        return "access/member";
    }

    private Accounts.Member required(UUID membership) {
        authorization.require(Permission.MANAGE_ACCOUNTS);
        return accounts.member(new MembershipId(membership)).orElseThrow(NotYours::new);
    }

    private boolean isLastDirector(Accounts.Member member) {
        return member.roleSet().contains(Role.DIRECTOR)
                && accounts.members().stream()
                                .filter(one -> one.endedAt().isEmpty())
                                .filter(one -> one.roleSet().contains(Role.DIRECTOR))
                                .count()
                        <= 1;
    }

    private MemberPage member(UUID membership, @Nullable String secret) {
        var member = required(membership);
        return new MemberPage(
                membership,
                names(List.of(member)).getOrDefault(member.personId(), member.signInName()),
                member.signInName(),
                member.isStaff(),
                member.roleSet().contains(Role.CONTACT),
                AccountsList.staffRoles(),
                member.roleSet().stream().map(Role::name).toList(),
                member.endedAt().isPresent(),
                signIns.count(member.accountId()),
                factors.has(member.accountId()),
                member.accountId().value().equals(Actor.current().account()),
                secret);
    }

    private Map<UUID, String> names(List<Accounts.Member> members) {
        var ids = members.stream().map(Accounts.Member::personId).toList();
        Map<UUID, String> names = new HashMap<>();
        persons.forEach(one -> names.putAll(one.namesOf(ids)));
        return names;
    }

    private static void say(RedirectAttributes redirect, Frame.Flash.Kind kind, String sentence) {
        redirect.addFlashAttribute("flash", new Frame.Flash(kind, sentence));
    }

    private record AnyPerson(UUID value) implements Id {}
}
