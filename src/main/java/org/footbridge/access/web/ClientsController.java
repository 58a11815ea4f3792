package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.Authorization;
import org.footbridge.access.Clients;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.platform.Installation;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Programs of others that read or send over FHIR: registered, limited and ended by a director. */
@Controller
@AsksAgain
class ClientsController {

    private static final Set<String> SCOPES = Set.of(Clients.READ, Clients.READ_GROUPS, Clients.WRITE);

    private final Clients clients;
    private final Authorization authorization;
    private final House house;
    private final Installation installation;

    ClientsController(Clients clients, Authorization authorization, House house, Installation installation) {
        this.clients = clients;
        this.authorization = authorization;
        this.house = house;
        this.installation = installation;
    }

    /** The addresses below are posted to; asked for again after a proof, they lead back here. */
    @GetMapping({
        "/accounts/clients",
        "/accounts/clients/{client}/secret",
        "/accounts/clients/{client}/scopes",
        "/accounts/clients/{client}/end"
    })
    String index(Model model) {
        authorization.require(Permission.MANAGE_ACCOUNTS);
        return page(model, null, "", "", List.of(), Problems.none());
    }

    @PostMapping("/accounts/clients")
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") Set<String> scopes,
            @RequestParam(defaultValue = "") String recipient,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.MANAGE_ACCOUNTS);
        var problems = problems(name, purpose, scopes);
        if (!recipient.isBlank() && !scopes.equals(Set.of(Clients.READ))) {
            problems = problems.and("scopes", "Who reads for somebody outside may read and search, and nothing else.");
        }
        if (recipient.strip().length() > 200) {
            problems = problems.and("recipient", "Please name the recipient in at most 200 letters.");
        }
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, null, name, purpose, List.copyOf(scopes), problems);
        }
        var made = recipient.isBlank()
                ? clients.register(name.strip(), purpose.strip(), scopes)
                : clients.registerFor(recipient, name.strip(), purpose.strip());
        return page(model, made, "", "", List.of(), Problems.none());
    }

    private static Problems problems(String name, String purpose, Set<String> scopes) {
        var problems = Problems.none();
        if (name.isBlank() || name.strip().length() > 100) {
            problems = problems.and("name", "Please name the program, in at most 100 letters.");
        }
        if (purpose.strip().length() < 10 || purpose.strip().length() > 500) {
            problems = problems.and("purpose", "Please say what it is for and under which agreement it reads.");
        }
        return fits(scopes) ? problems : problems.and("scopes", "Please choose what it may do.");
    }

    private static boolean fits(Set<String> scopes) {
        return !scopes.isEmpty() && SCOPES.containsAll(scopes);
    }

    @PostMapping("/accounts/clients/{client}/secret")
    String newSecret(@PathVariable String client, Model model) {
        authorization.require(Permission.MANAGE_ACCOUNTS);
        var made = clients.newSecret(client).orElseThrow(NotYours::new);
        return page(model, made, "", "", List.of(), Problems.none());
    }

    @PostMapping("/accounts/clients/{client}/scopes")
    String scopes(
            @PathVariable String client,
            @RequestParam(defaultValue = "") Set<String> scopes,
            RedirectAttributes redirect) {
        required(client);
        if (fits(scopes)) {
            clients.changeScopes(client, scopes);
            say(redirect, Frame.Flash.Kind.DONE, "Changed. Tokens it has already run out within ten minutes.");
        } else {
            say(redirect, Frame.Flash.Kind.PROBLEM, "Nothing was changed: a program needs something it may do.");
        }
        return "redirect:/accounts/clients";
    }

    @PostMapping("/accounts/clients/{client}/end")
    String end(@PathVariable String client, RedirectAttributes redirect) {
        required(client);
        clients.end(client);
        say(redirect, Frame.Flash.Kind.DONE, "Ended. Its tokens are refused from now on.");
        return "redirect:/accounts/clients";
    }

    private void required(String client) {
        authorization.require(Permission.MANAGE_ACCOUNTS);
        if (clients.all().stream()
                .noneMatch(one -> one.clientId().equals(client) && one.endedAt().isEmpty())) {
            throw new NotYours();
        }
    }

    private String page(
            Model model,
            Clients.@Nullable Registered made,
            String name,
            String purpose,
            List<String> scopes,
            Problems problems) {
        var show = new Show(Locale.ENGLISH, house.zone());
        model.addAttribute(
                "page",
                new ClientsPage(
                        clients.all().stream().map(one -> line(one, show)).toList(),
                        installation.url() + "/oauth2/token",
                        show.zoneName(),
                        made,
                        name,
                        purpose,
                        scopes,
                        problems));
        return "access/clients";
    }

    private static ClientsPage.Line line(Clients.Listed one, Show show) {
        var secret =
                one.secretMadeAt().equals(one.madeAt()) ? "" : ", secret renewed " + show.dateTime(one.secretMadeAt());
        return new ClientsPage.Line(
                one.clientId(),
                one.name(),
                one.purpose(),
                one.scopes(),
                one.recipient().orElse(""),
                one.endedAt()
                        .map(at -> "ended " + show.dateTime(at))
                        .orElseGet(() -> "registered " + show.dateTime(one.madeAt()) + secret),
                one.endedAt().isPresent());
    }

    private static void say(RedirectAttributes redirect, Frame.Flash.Kind kind, String sentence) {
        redirect.addFlashAttribute("flash", new Frame.Flash(kind, sentence));
    }
}
