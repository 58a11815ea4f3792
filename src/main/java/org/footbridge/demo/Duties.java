package org.footbridge.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.footbridge.access.MembershipId;
import org.footbridge.alerts.Phones;
import org.footbridge.alerts.Rota;
import org.footbridge.demo.DemoHouse.Colleague;
import org.footbridge.platform.Time;
import org.springframework.stereotype.Component;

/** Two weeks of duty, day and night, with a hole tomorrow afternoon; whoever is on duty now saw their phone ring. */
@Component
class Duties {

    private static final int DAYS = 14;

    private final Rota rota;
    private final Phones phones;

    Duties(Rota rota, Phones phones) {
        this.rota = rota;
        this.phones = phones;
    }

    void plan(DemoHouse house) {
        for (int ahead = -1; ahead < DAYS; ahead++) {
            var day = house.today().plusDays(ahead);
            shift(house, "supervisor", day, "08:00", "15:00");
            if (ahead == 1) {
                shift(house, "therapist", day, "15:00", "17:00");
                shift(house, "therapist", day, "19:00", "22:00");
            } else {
                shift(house, "therapist", day, "15:00", "22:00");
            }
            shift(house, "joel", day, "22:00", "08:00");
        }
        confirm(house, "supervisor", "(518) 555-0171");
        confirm(house, "therapist", "(518) 555-0172");
        confirm(house, "joel", "(518) 555-0173");
    }

    private void shift(DemoHouse house, String who, LocalDate day, String from, String until) {
        var member = new MembershipId(
                Objects.requireNonNull(house.colleague(who).actor().membership()));
        as(
                house,
                house.colleague("director"),
                () -> rota.plan(new Rota.NewShift(member, day, LocalTime.parse(from), LocalTime.parse(until), 1)));
    }

    /** Nothing where they are not on duty. */
    private void confirm(DemoHouse house, String who, String number) {
        as(house, house.colleague(who), () -> {
            phones.save(number);
            return rota.ownNow().isPresent() && rota.tryOwnPhone() instanceof Rota.Done
                    ? rota.confirm()
                    : new Rota.Done();
        });
    }

    private static void as(DemoHouse house, Colleague who, ScopedValue.CallableOp<Rota.Acting, RuntimeException> work) {
        Time.at(house.now(), () -> who.actor().call(work));
    }
}
