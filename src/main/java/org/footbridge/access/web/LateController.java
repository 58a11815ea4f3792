package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.footbridge.access.NotYours;
import org.footbridge.access.Open;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a form of ours is led whose key fits no more: it is shown again, to be sent once more. */
@Controller
@Open
class LateController {

    @PostMapping("/late")
    String late(HttpServletRequest request) {
        throw SentTooLate.of(request, LatePage.Why.CHANGED)
                .<RuntimeException>map(late -> late)
                .orElseGet(NotYours::new);
    }
}
