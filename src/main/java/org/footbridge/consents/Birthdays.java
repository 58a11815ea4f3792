package org.footbridge.consents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.consents.ConsentAuthority.Service;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Birthdays that will change who may consent and see, of many people at once: what {@link GuardianAuthority} closes on the
 * day, for those who prepare it (DOMAIN 3.3).
 */
@Component
public class Birthdays {

    /** How long before it the team reads of it. */
    public static final int AHEAD_DAYS = 30;

    private final Sql sql;
    private final House house;
    private final Clock clock;

    Birthdays(Sql sql, House house, Clock clock) {
        this.sql = sql;
        this.house = house;
        this.clock = clock;
    }

    /** @param service what the young person may then consent to alone; nothing at 18, when all of it changes */
    public record Coming(UUID participantId, String who, LocalDate day, Optional<Service> service) {

        /** In one line, for staff. */
        public String sentence() {
            return service.map(one -> "May then consent alone to " + one.label().toLowerCase(java.util.Locale.US)
                            + ": what a guardian sees of it by recorded authority closes.")
                    .orElse(
                            "Turns 18: guardians' doors close, and what a guardian signed is over. The adult signs anew.");
        }
    }

    /** Of these people, from tomorrow until {@link #AHEAD_DAYS} ahead in the programs' zone, the next first. */
    @Transactional(readOnly = true)
    public List<Coming> ahead(Collection<UUID> people) {
        var today = LocalDate.ofInstant(clock.instant(), house.zone());
        return sql.sql("""
                        with birthday as (
                            select name.organization_id, name.participant_id, name.full_name as who, age.years,
                                   (name.birth_date + make_interval(years => age.years))::date as day
                              from people.v_names name
                             cross join generate_series(1, :adult) as age (years)
                             where name.organization_id = :organization and name.participant_id = any(:people::uuid[])
                               and (name.birth_date + make_interval(years => age.years))::date > :today
                               and (name.birth_date + make_interval(years => age.years))::date <= :until
                        ), rule as (
                            select distinct on (state, service, from_age, to_age) state, service, from_age, may_consent, verified_by
                              from consents.minor_rule
                             where organization_id = :organization and starts_on <= :today
                             order by state, service, from_age, to_age, starts_on desc, id desc)
                        select participant_id, who, day, null as service from birthday where years = :adult
                        union all
                        select distinct birthday.participant_id, birthday.who, birthday.day, one.service
                          from birthday
                          join consents.minor_authority one
                            on one.organization_id = birthday.organization_id and one.participant_id = birthday.participant_id
                          join rule on rule.state = one.state and rule.service = one.service and rule.from_age = birthday.years
                         where birthday.years < :adult and rule.may_consent = 'minor' and rule.verified_by is not null
                           and one.may_see = 'guardian_too' and one.custody_paper <> 'asked_for' and one.contact_id is not null
                           and (one.recorded_at at time zone :zone)::date < birthday.day
                           and not exists (
                               select from consents.minor_authority later
                                where later.organization_id = one.organization_id
                                  and later.participant_id = one.participant_id and later.service = one.service
                                  and (later.contact_id is null or later.contact_id = one.contact_id)
                                  and (later.recorded_at, later.id) > (one.recorded_at, one.id))
                         order by day, who, service
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .param("adult", ConsentAuthority.ADULT)
                .param("today", today)
                .param("until", today.plusDays(AHEAD_DAYS))
                .param("zone", house.zone().getId())
                .list(Coming.class);
    }
}
