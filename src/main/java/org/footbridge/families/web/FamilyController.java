package org.footbridge.families.web;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.families.Shared;
import org.footbridge.families.Shares;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What somebody near may know: only what a release in force names, and nothing once it is taken back. */
@Controller
class FamilyController {

    private final Shares shares;
    private final Authorization authorization;

    FamilyController(Shares shares, Authorization authorization) {
        this.shares = shares;
        this.authorization = authorization;
    }

    @GetMapping("/family")
    String family(Locale locale, Model model) {
        authorization.require(Permission.FAMILY_VIEW);
        var contact = new ContactId(Objects.requireNonNull(Actor.current().person()));
        var people = Optional.ofNullable(Actor.current().participants()).orElse(Set.of()).stream()
                .map(ParticipantId::new)
                .flatMap(person -> shares.with(person, contact, locale).stream())
                .sorted(Comparator.comparing(Shared::called))
                .toList();
        model.addAttribute("page", new FamilyPage(people));
        return "families/family";
    }
}
