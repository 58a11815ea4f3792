package org.footbridge.programs.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.PlaceId;
import org.footbridge.programs.Programs;
import org.footbridge.ui.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The director says where groups meet by video. */
@Controller
@RequestMapping("/program/places")
class PlacesController {

    private final Programs programs;
    private final Authorization authorization;
    private final Sql sql;

    PlacesController(Programs programs, Authorization authorization, Sql sql) {
        this.programs = programs;
        this.authorization = authorization;
        this.sql = sql;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public String show(Model model) {
        return page("", "", Problems.none(), model);
    }

    private record Row(UUID placeId, String name, String addressLine, String city, Optional<String> videoLink) {}

    private String page(String wrong, String typed, Problems problems, Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var places = sql.sql("""
                        select place_id, name, address_line, city, video_link
                          from programs.v_places
                         where organization_id = :organization
                         order by name
                        """)
                .param("organization", Actor.current().organization())
                .list(Row.class);
        model.addAttribute(
                "page",
                new PlacesPage(
                        places.stream()
                                .map(one -> new PlacesPage.Place(
                                        one.placeId().toString(),
                                        one.name(),
                                        one.addressLine() + ", " + one.city(),
                                        one.videoLink().orElse("")))
                                .toList(),
                        wrong,
                        typed,
                        problems));
        return "programs/places";
    }

    /** @param link nothing for a place that has none */
    @PostMapping("/{place}/video-link")
    @Transactional
    public String meet(
            @PathVariable UUID place,
            @RequestParam(defaultValue = "") String link,
            HttpServletResponse response,
            Model model) {
        if (programs.meetByVideo(new PlaceId(place), link) instanceof Programs.Linking.Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(place.toString(), link, Problems.of("link-" + place, refused.sentence()), model);
        }
        return "redirect:/program/places";
    }
}
