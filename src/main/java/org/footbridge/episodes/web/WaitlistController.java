package org.footbridge.episodes.web;

import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The waitlist somebody watches (CARE 6). */
@Controller
class WaitlistController {

    private final Authorization authorization;
    private final WaitlistQuery query;

    WaitlistController(Authorization authorization, WaitlistQuery query) {
        this.authorization = authorization;
        this.query = query;
    }

    @GetMapping("/intake/waitlist")
    String show(Model model) {
        authorization.require(Permission.OPEN_INTAKE);
        model.addAttribute("page", query.page());
        return "episodes/waitlist";
    }
}
