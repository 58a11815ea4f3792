package org.footbridge.notices.web;

import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Open;
import org.footbridge.access.Permission;
import org.footbridge.notices.Mailbox;
import org.footbridge.platform.Installation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What was written and not sent, for the director; in the demo everything, for everybody. */
@Controller
class OutboxController {

    private final Mailbox mails;
    private final Authorization authorization;
    private final Installation installation;
    private final House house;

    OutboxController(Mailbox mails, Authorization authorization, Installation installation, House house) {
        this.house = house;
        this.mails = mails;
        this.authorization = authorization;
        this.installation = installation;
    }

    @GetMapping("/outbox")
    String index(Model model) {
        authorization.require(Permission.SEE_OUTBOX);
        model.addAttribute("page", new OutboxPage(mails.unsent(), mails.serverSet(), house.zone()));
        return "notices/outbox";
    }

    /** Public: everybody in the demo is made up, and somebody trying it out needs the links. */
    @GetMapping("/demo/mail")
    @Open
    String demo(Model model) {
        if (!installation.demo()) {
            throw new NotYours();
        }
        model.addAttribute("page", new DemoMailPage(mails.everything()));
        return "notices/demoMail";
    }
}
