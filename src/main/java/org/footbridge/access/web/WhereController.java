package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.House;
import org.footbridge.access.MembershipId;
import org.footbridge.access.Open;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Role;
import org.footbridge.ui.Choice;
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
    private final Accounts accounts;
    private final Organizations organizations;
    private final House house;

    WhereController(Entrance entrance, Accounts accounts, Organizations organizations, House house) {
        this.entrance = entrance;
        this.accounts = accounts;
        this.organizations = organizations;
        this.house = house;
    }

    @GetMapping("/sign-in/where")
    String show(HttpServletRequest request, Model model) {
        var arrival = entrance.arrival(request);
        if (arrival.isEmpty()) {
            return "redirect:/sign-in";
        }
        model.addAttribute(
                "page", new WherePage(choices(new AccountId(arrival.get().account()))));
        return "access/where";
    }

    @PostMapping("/sign-in/where")
    String create(@RequestParam UUID membership, HttpServletRequest request, HttpServletResponse response) {
        return entrance.arrival(request)
                .map(arrival -> entrance.chosen(request, response, arrival, new MembershipId(membership)))
                .orElse("redirect:/sign-in");
    }

    private List<Choice> choices(AccountId account) {
        return accounts.memberships(account).stream()
                .map(one -> new Choice(
                        one.id().value().toString(),
                        Actor.job(one.organizationId(), "sign-in")
                                .call(() -> house.about()
                                        .map(House.About::name)
                                        .orElseGet(() -> organizations.slugOf(one.organizationId()))),
                        one.roleSet().stream().map(Role::label).sorted().collect(Collectors.joining(", "))))
                .toList();
    }
}
