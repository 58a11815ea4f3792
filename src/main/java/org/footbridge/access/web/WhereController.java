package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.footbridge.access.AccountId;
import org.footbridge.access.MembershipId;
import org.footbridge.access.Open;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where to, for a login that belongs to several organizations. */
@Controller
@Open
class WhereController {

    private final Entrance entrance;
    private final Places places;

    WhereController(Entrance entrance, Places places) {
        this.entrance = entrance;
        this.places = places;
    }

    @GetMapping("/sign-in/where")
    String show(HttpServletRequest request, Model model) {
        var arrival = entrance.arrival(request);
        if (arrival.isEmpty()) {
            return "redirect:/sign-in";
        }
        model.addAttribute(
                "page", new WherePage(places.of(new AccountId(arrival.get().account()))));
        return "access/where";
    }

    @PostMapping("/sign-in/where")
    String create(@RequestParam UUID membership, HttpServletRequest request, HttpServletResponse response) {
        return entrance.arrival(request)
                .map(arrival -> entrance.chosen(request, response, arrival, new MembershipId(membership)))
                .orElse("redirect:/sign-in");
    }
}
