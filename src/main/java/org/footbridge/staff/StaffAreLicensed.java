package org.footbridge.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.access.House;
import org.footbridge.access.Licenses;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps somebody from signing whose license has ended, or whose permit needs a supervisor and has none. */
@Component
class StaffAreLicensed implements Licenses {

    private final Credentials credentials;
    private final StaffMembers members;
    private final House house;

    StaffAreLicensed(Credentials credentials, StaffMembers members, House house) {
        this.credentials = credentials;
        this.members = members;
        this.house = house;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> keptFromSigning(Actor actor, Instant now) {
        if (!actor.isStaff() || actor.person() == null) {
            return Optional.empty();
        }
        var staff = new StaffId(actor.person());
        var held = credentials.of(staff);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        var day = day(held, now);
        boolean asksForSupervisor = held.stream().anyMatch(one -> one.signs() == Signs.SUPERVISED);
        return switch (Standing.of(
                held, asksForSupervisor && members.supervisorOf(staff, day).isPresent(), day)) {
            case Standing.NothingRecorded _, Standing.Alone _, Standing.Supervised _ -> Optional.empty();
            case Standing.WithoutSupervisor(var by) ->
                Optional.of(
                        "Nothing is signed: with the credential %s somebody has to supervise you, and nobody is entered for today. Your text is kept. Ask your director to enter your supervisor under Staff, then sign."
                                .formatted(by.kind()));
            case Standing.NotInForce(var last) ->
                Optional.of(
                        "Nothing is signed: %s. Your text is kept. Show the renewal to your director, who enters it under Staff, then sign."
                                .formatted(last.lastDay()
                                        .filter(day::isAfter)
                                        .map(end -> "your credential %s ended on %s"
                                                .formatted(last.kind(), new Show(Locale.US, ZoneOffset.UTC).date(end)))
                                        .orElse("your credential %s has not begun".formatted(last.kind()))));
        };
    }

    /** The organization's own day; asked for only where the day before or after would make a difference. */
    private LocalDate day(List<Credential> held, Instant now) {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        boolean sameOnEither = held.stream()
                .allMatch(one -> one.inForce(day.minusDays(1)) == one.inForce(day)
                        && one.inForce(day) == one.inForce(day.plusDays(1)));
        boolean alone = held.stream().noneMatch(one -> one.signs() == Signs.SUPERVISED);
        return sameOnEither && alone ? day : LocalDate.ofInstant(now, house.zone());
    }
}
