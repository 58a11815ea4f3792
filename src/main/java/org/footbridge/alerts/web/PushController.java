package org.footbridge.alerts.web;

import org.footbridge.alerts.Devices;
import org.footbridge.ui.Frame;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reader's own browsers that are pushed to. */
@Controller
@RequestMapping("/rota/devices")
class PushController {

    private static final int LONGEST = 2000;

    private final Devices devices;

    PushController(Devices devices) {
        this.devices = devices;
    }

    /** A POST: the first time it makes the organization's key. */
    @PostMapping("/key")
    ResponseEntity<String> key() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(devices.publicKey());
    }

    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String secret,
            RedirectAttributes next) {
        boolean added = address.length() <= LONGEST && devices.add(new Devices.Subscription(address, key, secret));
        next.addFlashAttribute(
                "flash",
                added
                        ? new Frame.Flash(Frame.Flash.Kind.DONE, "This browser is pushed to. Ring yourself to try it.")
                        : new Frame.Flash(
                                Frame.Flash.Kind.PROBLEM,
                                "This browser's push service is not one this installation allows."));
        return "redirect:/rota";
    }

    @PostMapping("/end")
    String end() {
        devices.endOwn();
        return "redirect:/rota";
    }
}
