package org.footbridge.access.web;

import java.util.List;
import org.footbridge.access.Open;
import org.footbridge.platform.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The addresses without a module: the start, the way out, and help for everybody. */
@Controller
@Open
class HomeController {

    private final OwnAddresses addresses;
    private final String elsewhere;

    /** @param elsewhere a page nobody wonders about */
    HomeController(OwnAddresses addresses, @Value("${footbridge.leave-to:https://www.weather.gov/}") String elsewhere) {
        this.addresses = addresses;
        this.elsewhere = elsewhere;
    }

    @GetMapping("/")
    String home() {
        return "redirect:" + Actor.bound().map(this::homeOf).orElse("/sign-in");
    }

    private String homeOf(Actor actor) {
        var home =
                switch (actor.kind()) {
                    case STAFF -> List.of("/today", "/intake", "/people", "/account");
                    case PARTICIPANT -> List.of("/me", "/account");
                    case CONTACT -> List.of("/family", "/account");
                    case VISITOR, CLIENT, JOB -> List.of("/sign-in");
                };
        return home.stream().filter(addresses::has).findFirst().orElse("/account");
    }

    /** Quick exit. Ends nothing by itself: a sign-in half over would ask questions when somebody comes back. */
    @GetMapping("/leave")
    ResponseEntity<Void> leave() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, elsewhere)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GetMapping("/help")
    String help() {
        boolean own = Actor.bound()
                .filter(actor -> actor.kind() == Actor.Kind.PARTICIPANT)
                .isPresent();
        if (own && addresses.has("/me/help")) {
            return "redirect:/me/help";
        }
        return "access/help";
    }
}
