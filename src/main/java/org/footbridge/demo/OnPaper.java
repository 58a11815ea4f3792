package org.footbridge.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.attendance.DowntimeCopies;
import org.footbridge.attendance.DowntimeCopies.Hour;
import org.footbridge.attendance.DowntimeCopies.Making;
import org.footbridge.attendance.DowntimeCopyId;
import org.footbridge.platform.Time;
import org.springframework.stereotype.Component;

/** The evening leader keeps her groups on the front desk's laptop: the last evening's copy is shredded, tonight's is in use. */
@Component
class OnPaper {

    private static final LocalTime NOON = LocalTime.of(12, 0);

    private static final int LOOKS_BACK = 7;

    private final DowntimeCopies copies;

    OnPaper(DowntimeCopies copies) {
        this.copies = copies;
    }

    /** Before the evenings are held: what is closed is on no copy. */
    void keep(DemoHouse house) {
        for (int days = 1; days <= LOOKS_BACK; days++) {
            var day = house.today().minusDays(days);
            var copy = make(house, day);
            if (copy.isPresent()) {
                shred(house, day.plusDays(1), copy.get());
                break;
            }
        }
        make(house, house.today());
    }

    private Optional<DowntimeCopyId> make(DemoHouse house, LocalDate day) {
        return Time.at(
                house.at(day, NOON),
                () -> house.leaderOf("evening").actor().call(() -> {
                    var mine = copies.hours().stream()
                            .filter(hour -> hour.mine() && hour.onDate().equals(day))
                            .map(Hour::sessionId)
                            .collect(Collectors.toSet());
                    if (mine.isEmpty() || !(copies.make(mine, "front desk laptop") instanceof Making.Made(var copy))) {
                        return Optional.empty();
                    }
                    copies.takeAlong(copy);
                    return Optional.of(copy);
                }));
    }

    private void shred(DemoHouse house, LocalDate day, DowntimeCopyId copy) {
        Time.at(
                house.at(day, NOON),
                () -> house.leaderOf("evening").actor().call(() -> {
                    copies.shredded(copy);
                    return true;
                }));
    }
}
