package org.footbridge.rights.web;

import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The doors to what one may know of the own record. */
@Controller
class RecordController {

    private final Authorization authorization;

    RecordController(Authorization authorization) {
        this.authorization = authorization;
    }

    @GetMapping("/me/record")
    String doors() {
        authorization.require(Permission.OWN_RECORD);
        return "rights/record";
    }
}
