package org.footbridge.programs;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The numbers directors signed under one name, of all programs at once. */
@Component
public class SignedNumbers {

    private final Sql sql;

    SignedNumbers(Sql sql) {
        this.sql = sql;
    }

    /**
     * What is in force on one day, positive whole numbers in the unit the rule's name says.
     *
     * @param house what holds where a program signed nothing of its own
     */
    public record InForce(Optional<Integer> house, Map<UUID, Integer> programs) {

        public boolean isEmpty() {
            return house.isEmpty() && programs.isEmpty();
        }

        /** The program's own before the house's. */
        public Optional<Integer> of(ProgramId program) {
            return Optional.ofNullable(programs.get(program.value())).or(() -> house);
        }

        /** The smallest signed anywhere. */
        public Optional<Integer> least() {
            return programs.values().stream()
                    .reduce(Math::min)
                    .map(least -> Math.min(least, house.orElse(least)))
                    .or(() -> house);
        }
    }

    private record Signed(Optional<UUID> programId, int number) {}

    /** What is no positive whole number is passed over, and the row before it stays in force. */
    @Transactional(readOnly = true)
    public InForce on(LocalDate day, String rule) {
        Map<UUID, Integer> programs = new HashMap<>();
        Optional<Integer> house = Optional.empty();
        for (var signed : signed(day, rule)) {
            if (signed.programId().isPresent()) {
                programs.put(signed.programId().get(), signed.number());
            } else {
                house = Optional.of(signed.number());
            }
        }
        return new InForce(house, Map.copyOf(programs));
    }

    private Collection<Signed> signed(LocalDate day, String rule) {
        return sql.sql("""
                        select distinct on (program_id) program_id, trim(value)::int as number
                          from programs.rule
                         where organization_id = :organization and name = :rule and starts_on <= :day
                           and value ~ '^\\s*[1-9][0-9]{0,5}\\s*$'
                         order by program_id, starts_on desc, created_at desc
                        """)
                .param("organization", Actor.current().organization())
                .param("rule", rule)
                .param("day", day)
                .list(Signed.class);
    }
}
