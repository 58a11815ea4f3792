package org.footbridge.episodes.web;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The orientation pack: on the person's own phone, and printed by staff. */
@Controller
class OrientationController {

    private final WayIn wayIn;
    private final WelcomeQuery query;
    private final Episodes episodes;
    private final Authorization authorization;

    OrientationController(WayIn wayIn, WelcomeQuery query, Episodes episodes, Authorization authorization) {
        this.wayIn = wayIn;
        this.query = query;
        this.episodes = episodes;
        this.authorization = authorization;
    }

    @GetMapping("/episodes/{episode}/welcome")
    String print(@PathVariable UUID episode, Model model) {
        wayIn.require(episode, Permission.WORK_INTAKE, Permission.READ_CHART);
        model.addAttribute("page", query.of(new EpisodeId(episode), Locale.US));
        return "episodes/welcomePrint";
    }

    @GetMapping("/me/welcome")
    String own(Locale locale, Model model) {
        var actor = Actor.current();
        if (actor.kind() != Actor.Kind.PARTICIPANT) {
            throw new NotYours();
        }
        var me = new ParticipantId(Objects.requireNonNull(actor.person()));
        authorization.require(Permission.OWN_RECORD, me);
        model.addAttribute("page", query.of(episodes.currentOf(me).orElseThrow(NotYours::new), locale));
        return "episodes/welcome";
    }
}
