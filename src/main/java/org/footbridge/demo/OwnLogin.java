package org.footbridge.demo;

import java.util.List;
import org.footbridge.access.Accounts;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.platform.Actor;
import org.springframework.stereotype.Component;

/** A participant of the demo on their own phone. */
@Component
class OwnLogin {

    private final Accounts accounts;

    OwnLogin(Accounts accounts) {
        this.accounts = accounts;
    }

    Actor of(DemoHouse house, List<Stay> all, String given) {
        var who = all.stream()
                .filter(stay -> stay.who().given().equals(given))
                .findFirst()
                .orElseThrow();
        return Actor.job(house.organization(), "demo")
                .call(() -> accounts.actor(
                                accounts.accountOf(who.participant()).orElseThrow(),
                                accounts.membershipOf(who.participant()).orElseThrow())
                        .orElseThrow());
    }
}
