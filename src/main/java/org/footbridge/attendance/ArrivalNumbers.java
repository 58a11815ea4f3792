package org.footbridge.attendance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers by which people say at a tablet who they are, without a name in sight. */
@Component
public class ArrivalNumbers {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int TRIES = 60;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final RunningStays stays;

    ArrivalNumbers(Sql sql, Clock clock, Audit audit, Authorization authorization, RunningStays stays) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.stays = stays;
    }

    /** The number of this person in the program they are in, if they were given one. */
    @Transactional(readOnly = true)
    public Optional<String> of(ParticipantId person) {
        authorization.require(Actor.current().isStaff() ? Permission.READ_CHART : Permission.OWN_RECORD, person);
        return stays.of(person)
                .flatMap(stay -> sql.sql("""
                        select number
                          from attendance.arrival_number
                         where organization_id = :organization and program_id = :program and participant_id = :person
                        """)
                        .param("organization", Actor.current().organization())
                        .param("program", stay.programId())
                        .param("person", person)
                        .optional(String.class));
    }

    /** What came of giving a number. */
    public sealed interface Giving {
        record Given(String number) implements Giving {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Giving {}
    }

    /** A number nobody of the program has, in place of the one before. */
    @Transactional
    public Giving give(ParticipantId person) {
        authorization.require(Permission.READ_CHART, person);
        var stay = stays.of(person);
        if (stay.isEmpty()) {
            return new Giving.Refused("A number belongs to a running stay; this person has none.");
        }
        for (int tried = 0; tried < TRIES; tried++) {
            // Four digits first: somebody has to remember them.
            var digits = 4 + tried / (TRIES / 3);
            var number = Integer.toString(
                    (int) Math.pow(10, digits - 1) + CHANCE.nextInt((int) (9 * Math.pow(10, digits - 1))));
            if (keep(person, stay.get(), number)) {
                return new Giving.Given(number);
            }
        }
        return new Giving.Refused("No free number was found. Please type one.");
    }

    /** The number this person would like, if it is free. */
    @Transactional
    public Giving give(ParticipantId person, String wanted) {
        authorization.require(Permission.READ_CHART, person);
        var stay = stays.of(person);
        if (stay.isEmpty()) {
            return new Giving.Refused("A number belongs to a running stay; this person has none.");
        }
        var number = wanted.strip();
        if (!number.matches("[0-9]{4,6}")) {
            return new Giving.Refused("A number has four to six digits.");
        }
        return keep(person, stay.get(), number)
                ? new Giving.Given(number)
                : new Giving.Refused("This number is taken in the program. Please choose another one.");
    }

    /** A look before the unique key: two at the same moment are a bug the key catches. */
    private boolean keep(ParticipantId person, RunningStay stay, String number) {
        int kept = sql.sql("""
                        insert into attendance.arrival_number (organization_id, program_id, participant_id, number, given_at, given_by)
                        select :organization, :program, :person, :number, :now, :by::uuid
                         where not exists (select from attendance.arrival_number
                                            where organization_id = :organization and program_id = :program
                                              and number = :number and participant_id <> :person)
                        on conflict (organization_id, program_id, participant_id) do update
                           set number = excluded.number, given_at = excluded.given_at, given_by = excluded.given_by
                        """)
                .param("organization", Actor.current().organization())
                .param("program", stay.programId())
                .param("person", person)
                .param("number", number)
                .param("now", clock.instant())
                .param("by", Actor.current().person())
                .update();
        if (kept == 1) {
            audit.act(Act.UPDATE, "arrival number", null, List.of(person));
        }
        return kept == 1;
    }

    /** Whom a number and a birthday mean in this program; anything that does not fit means nobody. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    Optional<ParticipantId> recognize(ProgramId program, String number, MonthDay born) {
        return sql.sql("""
                        select given.participant_id
                          from attendance.arrival_number given
                          join people.v_names person
                            on person.organization_id = given.organization_id and person.participant_id = given.participant_id
                         where given.organization_id = :organization and given.program_id = :program and given.number = :number
                           and extract(month from person.birth_date) = :month and extract(day from person.birth_date) = :day
                           and exists (select from episodes.v_episodes stay
                                        where stay.organization_id = given.organization_id
                                          and stay.participant_id = given.participant_id
                                          and stay.program_id = given.program_id and stay.status in ('active', 'onhold'))
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .param("number", number)
                .param("month", born.getMonthValue())
                .param("day", born.getDayOfMonth())
                .optional(java.util.UUID.class)
                .map(ParticipantId::new);
    }
}
