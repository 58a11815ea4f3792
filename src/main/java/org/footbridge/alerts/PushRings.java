package org.footbridge.alerts;

import java.time.Duration;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.access.MembershipId;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;

/** Pushes to the browsers of somebody on the team: the same neutral sentence, readable by that browser only. */
@Component
class PushRings implements Ringing, Carrier {

    /** By then newer pushes have been written. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(30);

    private final Devices devices;
    private final Rings rings;
    private final House house;
    private final WordsOf words;
    private final Pushes pushes;

    PushRings(Devices devices, Rings rings, House house, WordsOf words, Pushes pushes) {
        this.devices = devices;
        this.rings = rings;
        this.house = house;
        this.words = words;
        this.pushes = pushes;
    }

    @Override
    public boolean ring(MembershipId who, Call call) {
        if (call.reason() == Call.Reason.LAPSE) {
            return false;
        }
        var all = devices.of(who);
        all.forEach(device -> rings.write(Rings.Channel.PUSH, who, call, device));
        return !all.isEmpty();
    }

    @Override
    public Rings.Channel channel() {
        return Rings.Channel.PUSH;
    }

    @Override
    public void carry(Rings.Due ring) throws NotCarried {
        UUID device = ring.deviceId().orElseThrow(() -> NotCarried.ever("a push without a browser"));
        var to = devices.subscription(device).orElseThrow(() -> NotCarried.ever("the browser has withdrawn"));
        var text = words.of(WordsOf.ENGLISH)
                .say(ring.reason() == Call.Reason.TEST ? "alerts.ring.test" : "alerts.ring.waiting")
                .replace("{house}", house.about().map(House.About::neutralName).orElse("Office"));
        switch (pushes.push(to, text, "high", KEPT_FOR)) {
            case Pushes.Outcome.Pushed() -> {}
            case Pushes.Outcome.Withdrawn() -> {
                devices.gone(device);
                throw NotCarried.ever("the browser has withdrawn");
            }
            case Pushes.Outcome.NotYet(var problem) -> throw NotCarried.yet(problem);
        }
    }
}
