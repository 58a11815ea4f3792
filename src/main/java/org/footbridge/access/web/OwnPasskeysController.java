package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import org.footbridge.access.AccountAudit;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.Passkeys;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The passkeys of somebody signed in. A passkey is a key to the door for good, so whoever found the screen open is asked
 * again before one is made or taken away.
 */
@Controller
@AsksAgain
class OwnPasskeysController {

    private final Passkeys passkeys;
    private final AccountAudit audit;

    OwnPasskeysController(Passkeys passkeys, AccountAudit audit) {
        this.passkeys = passkeys;
        this.audit = audit;
    }

    @GetMapping("/passkeys/own")
    String show() {
        return "access/passkeys";
    }

    @PostMapping("/passkeys/own")
    String create(@RequestParam(defaultValue = "") String credential, HttpServletRequest request) {
        if (!passkeys.registered(request.getSession(), credential)) {
            return "redirect:/passkeys/own";
        }
        audit.changed(Own.account(), "passkey made");
        return "redirect:/account";
    }

    /** Where somebody comes back to who was asked again. */
    @GetMapping("/passkeys/own/remove")
    String removeAgain() {
        return "redirect:/account";
    }

    @PostMapping("/passkeys/own/remove")
    String remove(@RequestParam String id) {
        passkeys.remove(Own.account(), decoded(id));
        audit.changed(Own.account(), "passkey removed");
        return "redirect:/account";
    }

    private static byte[] decoded(String id) {
        try {
            return Base64.getUrlDecoder().decode(id);
        } catch (IllegalArgumentException garbled) {
            return new byte[0];
        }
    }
}
