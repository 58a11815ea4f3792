package org.footbridge.staff.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.staff.Credential;
import org.footbridge.staff.CredentialId;
import org.footbridge.staff.Credentials;
import org.footbridge.staff.ShippedCredentials;
import org.footbridge.staff.Signs;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.StaffMembers;
import org.footbridge.staff.Supervisions;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
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

/** Licenses and supervision: directors keep them, supervisors see them, everybody sees their own. */
@Controller
class StaffController {

    private static final List<Choice> SHOWS =
            List.of(new Choice("ending", "Ends soon or has ended"), new Choice("unrecorded", "No license recorded"));
    private static final List<Choice> SORTS = List.of(new Choice("name", "By name"), new Choice("end", "By next end"));

    private final StaffQuery query;
    private final Credentials credentials;
    private final Supervisions supervisions;
    private final ShippedCredentials shipped;
    private final StaffMembers members;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;
    private final Clock clock;

    StaffController(
            StaffQuery query,
            Credentials credentials,
            Supervisions supervisions,
            ShippedCredentials shipped,
            StaffMembers members,
            Authorization authorization,
            FormTokens tokens,
            House house,
            Clock clock) {
        this.query = query;
        this.credentials = credentials;
        this.supervisions = supervisions;
        this.shipped = shipped;
        this.members = members;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
        this.clock = clock;
    }

    @GetMapping("/staff")
    String list(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "name") String sort,
            Model model) {
        return list("", show, sort, model);
    }

    /** Looks for a name; by POST, so that none stands in an address or a log. */
    @PostMapping("/staff/find")
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "name") String sort,
            Model model) {
        return list(q.strip(), show, sort, model);
    }

    /** Where a search comes back to after signing in again. */
    @GetMapping("/staff/find")
    String again() {
        return "redirect:/staff";
    }

    private String list(String words, String show, String sort, Model model) {
        authorization.require(Permission.SEE_CREDENTIALS);
        var found = lines().of(query.everybody(words, Optional.empty(), today())).stream()
                .filter(one -> switch (show) {
                    case "ending" -> one.endsSoon();
                    case "unrecorded" -> one.signs() && !one.recorded();
                    default -> true;
                })
                .sorted(
                        sort.equals("end")
                                ? Comparator.comparing(one -> one.end().orElse(LocalDate.MAX))
                                : Comparator.comparing(_ -> 0))
                .map(StaffLines.Member::line)
                .toList();
        model.addAttribute("page", new StaffPage(words, show, sort, SHOWS, SORTS, found, mayKeep()));
        return "staff/list";
    }

    @GetMapping("/staff/me")
    String own(Model model) {
        var me = Actor.current().person();
        if (!Actor.current().isStaff() || me == null) {
            throw new NotYours();
        }
        return page(new StaffId(me), CredentialForm.EMPTY, Problems.none(), model);
    }

    @GetMapping("/staff/{id}")
    String show(@PathVariable UUID id, Model model) {
        authorization.require(Permission.SEE_CREDENTIALS);
        return page(new StaffId(id), CredentialForm.EMPTY, Problems.none(), model);
    }

    @PostMapping("/staff/{id}/credentials")
    String record(
            @PathVariable UUID id,
            @ModelAttribute CredentialForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        var problems = form.problems(shipped.kinds());
        if (problems.any()) {
            return refused(id, form, problems, response, model);
        }
        var answer = new AtomicReference<Credentials.@Nullable Answer>();
        var next = tokens.once(formToken, () -> {
            answer.set(credentials.record(new StaffId(id), form.credential(shipped.kinds())));
            return "redirect:/staff/" + id;
        });
        return answer.get() instanceof Credentials.Answer.Refused(var field, var sentence)
                ? refused(id, form, Problems.of(field, sentence), response, model)
                : next;
    }

    @PostMapping("/staff/{id}/credentials/{credential}/renewal")
    String renew(
            @PathVariable UUID id,
            @PathVariable UUID credential,
            @RequestParam @Nullable LocalDate until,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var held = of(id, credential);
        return told(
                id,
                formToken,
                next,
                until == null ? () -> missing("until") : () -> credentials.renew(held.credentialId(), until),
                "Renewed. What was before stays on this page.");
    }

    @PostMapping("/staff/{id}/credentials/{credential}/end")
    String end(
            @PathVariable UUID id,
            @PathVariable UUID credential,
            @RequestParam @Nullable LocalDate lastDay,
            @RequestParam(defaultValue = "") String because,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var held = of(id, credential);
        return told(
                id,
                formToken,
                next,
                lastDay == null
                        ? () -> missing("lastDay")
                        : () -> credentials.end(held.credentialId(), lastDay, because),
                "Ended. From the day after, it lets nobody sign.");
    }

    @PostMapping("/staff/{id}/supervision")
    String supervise(
            @PathVariable UUID id,
            @RequestParam @Nullable UUID supervisor,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        return told(
                id,
                formToken,
                next,
                supervisor == null || from == null
                        ? () -> new Credentials.Answer.Refused("supervisor", "Choose who supervises, and from when.")
                        : () -> supervisions.assign(
                                new StaffId(id), new StaffId(supervisor), from, Optional.ofNullable(until)),
                "Entered. From that day on the supervisor signs too.");
    }

    @PostMapping("/staff/{id}/supervision/end")
    String endSupervision(
            @PathVariable UUID id,
            @RequestParam @Nullable LocalDate lastDay,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        return told(
                id,
                formToken,
                next,
                lastDay == null ? () -> missing("lastDay") : () -> supervisions.end(new StaffId(id), lastDay),
                "Ended.");
    }

    private static Credentials.Answer missing(String field) {
        return new Credentials.Answer.Refused(field, "Write the day.");
    }

    private Credential of(UUID staff, UUID credential) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        var held = credentials.get(new CredentialId(credential));
        if (!held.staffId().value().equals(staff)) {
            throw new NotYours();
        }
        return held;
    }

    private String told(
            UUID id, @Nullable UUID formToken, RedirectAttributes next, Supplier<Credentials.Answer> act, String done) {
        return tokens.once(formToken, () -> {
            next.addFlashAttribute(
                    "flash",
                    act.get() instanceof Credentials.Answer.Refused refused
                            ? new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused.sentence())
                            : new Frame.Flash(Frame.Flash.Kind.DONE, done));
            return "redirect:/staff/" + id;
        });
    }

    private String refused(UUID id, CredentialForm form, Problems problems, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(new StaffId(id), form, problems, model);
    }

    private String page(StaffId id, CredentialForm form, Problems problems, Model model) {
        var lines = lines();
        var show = new Show(Locale.US, ZoneOffset.UTC);
        var line = lines.of(query.everybody("", Optional.of(id), today())).stream()
                .findFirst()
                .map(StaffLines.Member::line)
                .orElseThrow(NotYours::new);
        var were = supervisions.of(id);
        model.addAttribute(
                "page",
                new StaffMemberPage(
                        line,
                        credentials.of(id).stream().map(lines::line).toList(),
                        were.stream()
                                .map(one -> "%s, from %s%s"
                                        .formatted(
                                                one.supervisorName(),
                                                show.date(one.startsOn()),
                                                one.endsOn()
                                                        .map(last -> " until " + show.date(last))
                                                        .orElse("")))
                                .toList(),
                        were.stream().anyMatch(one -> one.inForce(today())),
                        mayKeep(),
                        id.value().equals(Actor.current().person()),
                        shipped.kinds().stream()
                                .map(one -> new Choice(one.kind(), one.kind() + ", " + one.title()))
                                .toList(),
                        Arrays.stream(Signs.values())
                                .map(one -> new Choice(one.name(), one.label()))
                                .toList(),
                        mayKeep()
                                ? members.all().stream()
                                        .filter(one -> !one.staffId().equals(id))
                                        .map(one ->
                                                new Choice(one.staffId().value().toString(), one.signedName()))
                                        .toList()
                                : List.of(),
                        form,
                        problems));
        return "staff/member";
    }

    private boolean mayKeep() {
        return authorization.may(Permission.KEEP_CREDENTIALS);
    }

    private StaffLines lines() {
        return new StaffLines(today(), credentials.warnDays(today()), new Show(Locale.US, ZoneOffset.UTC));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }
}
