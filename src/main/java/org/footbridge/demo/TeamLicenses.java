package org.footbridge.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.demo.DemoHouse.Colleague;
import org.footbridge.staff.Credentials;
import org.footbridge.staff.NewCredential;
import org.footbridge.staff.Signs;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.Supervisions;
import org.springframework.stereotype.Component;

/** The team's licenses: one ends in 25 days, one was never entered, the associate's supervisor signs too. */
@Component
class TeamLicenses {

    private final Credentials credentials;
    private final Supervisions supervisions;

    TeamLicenses(Credentials credentials, Supervisions supervisions) {
        this.credentials = credentials;
        this.supervisions = supervisions;
    }

    void give(Map<String, Colleague> team, LocalDate today) {
        var since = today.minusYears(2);
        give(team, "therapist", "LCSW", Signs.ALONE, false, "R-48213", since, today.plusDays(25));
        give(team, "associate", "MHC-LP", Signs.SUPERVISED, false, "P-10277", since, today.plusMonths(11));
        give(team, "supervisor", "LCSW-R", Signs.ALONE, false, "R-30954", since, today.plusMonths(14));
        give(team, "prescriber", "MD", Signs.ALONE, true, "M-77120", since, today.plusMonths(19));
        give(team, "joel", "LMHC", Signs.ALONE, false, "L-20668", since, today.plusMonths(8));
        give(team, "lamar", "CRPA", Signs.NOTHING, false, "C-5531", since, today.plusMonths(6));
        supervisions.assign(id(team, "associate"), id(team, "supervisor"), since, Optional.empty());
    }

    private void give(
            Map<String, Colleague> team,
            String who,
            String kind,
            Signs signs,
            boolean prescribes,
            String number,
            LocalDate from,
            LocalDate until) {
        var answer = credentials.record(
                id(team, who),
                new NewCredential(
                        kind, signs, prescribes, Optional.of("NY"), number, Optional.of(from), Optional.of(until)));
        if (!(answer instanceof Credentials.Answer.Done)) {
            throw new IllegalStateException("The demo could not give " + who + " a license: " + answer);
        }
    }

    private static StaffId id(Map<String, Colleague> team, String who) {
        return Objects.requireNonNull(team.get(who)).id();
    }
}
