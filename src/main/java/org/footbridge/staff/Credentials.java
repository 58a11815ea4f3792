package org.footbridge.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records, renews and ends credentials, and answers which are in force. */
@Component
public class Credentials {

    /** A license is given for years, never for a century; a longer one is a slip of the keyboard. */
    private static final int YEARS_AHEAD = 20;

    private static final String COLUMNS = """
            select held.id as credential_id, held.staff_id, held.kind, held.state, held.number, held.signs, held.prescribes,
                   held.starts_on, held.expires_on, held.ended_on, held.ended_because,
                   exists (select from staff.credential newer
                            where newer.organization_id = held.organization_id and newer.renews_id = held.id) as renewed
              from staff.credential held
            """;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final ShippedCredentials shipped;

    Credentials(Sql sql, Clock clock, Audit audit, Authorization authorization, ShippedCredentials shipped) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.shipped = shipped;
    }

    /** What came of the wish to change something. */
    public sealed interface Answer {
        record Done() implements Answer {}

        /**
         * @param field of the form it is about
         * @param sentence for the page
         */
        record Refused(String field, String sentence) implements Answer {}
    }

    /** For directors. */
    @Transactional
    public Answer record(StaffId staff, NewCredential credential) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        requireHere(staff);
        var refused = wrong(credential);
        if (refused.isPresent()) {
            return refused.get();
        }
        insert(staff, credential, Optional.empty());
        return new Answer.Done();
    }

    private Optional<Answer> wrong(NewCredential credential) {
        if (credential.kind().isBlank()) {
            return Optional.of(new Answer.Refused("kind", "Choose what kind of credential it is, or write it."));
        }
        if (credential.state().filter(state -> !state.matches("[A-Z]{2}")).isPresent()) {
            return Optional.of(new Answer.Refused("state", "Write the state with its two letters, such as NY."));
        }
        return wrongEnd(credential.startsOn(), credential.expiresOn());
    }

    private Optional<Answer> wrongEnd(Optional<LocalDate> from, Optional<LocalDate> until) {
        if (from.isPresent() && until.filter(from.get()::isAfter).isPresent()) {
            return Optional.of(
                    new Answer.Refused("expiresOn", "It ends before it starts. Please look at the two days."));
        }
        var far = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC).plusYears(YEARS_AHEAD);
        return until.filter(far::isBefore).isPresent()
                ? Optional.of(
                        new Answer.Refused("expiresOn", "This day is more than 20 years away. Please look at it."))
                : Optional.empty();
    }

    private void insert(StaffId staff, NewCredential credential, Optional<CredentialId> renews) {
        var id = new CredentialId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into staff.credential (organization_id, id, staff_id, kind, number, state, signs, prescribes, starts_on,
                                                      expires_on, renews_id, recorded_by, recorded_at, changed_at)
                        values (:organization, :id, :staff, :kind, :number, :state, :signs, :prescribes, :from::date,
                                :until::date, :renews::uuid, :by::uuid, :now, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("staff", staff)
                .param("kind", credential.kind().strip())
                .param("number", credential.number().strip())
                .param("state", credential.state())
                .param("signs", credential.signs())
                .param("prescribes", credential.prescribes())
                .param("from", credential.startsOn())
                .param("until", credential.expiresOn())
                .param("renews", renews)
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "credential", id, List.of(), renews.isPresent() ? "renewed" : "recorded");
    }

    /** The same credential for a further span, from the day after it ended; the earlier row stays as it was. */
    @Transactional
    public Answer renew(CredentialId id, LocalDate expiresOn) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        var held = get(id);
        if (held.renewed()) {
            return new Answer.Refused("expiresOn", "This one is renewed already. Please open the page again.");
        }
        if (held.endedOn().isPresent()) {
            return new Answer.Refused(
                    "expiresOn", "This one was given up or taken away. Record the new one by itself.");
        }
        if (held.expiresOn().filter(last -> !expiresOn.isAfter(last)).isPresent()) {
            return new Answer.Refused("expiresOn", "A renewal lasts longer than what it renews.");
        }
        var refused = wrongEnd(held.startsOn(), Optional.of(expiresOn));
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            insert(
                    held.staffId(),
                    new NewCredential(
                            held.kind(),
                            held.signs(),
                            held.prescribes(),
                            held.state(),
                            held.number(),
                            held.expiresOn().map(last -> last.plusDays(1)).or(held::startsOn),
                            Optional.of(expiresOn)),
                    Optional.of(id));
        } catch (DuplicateKeyException _) {
            throw new NotYours(); // two directors at once: the second one's page was old
        }
        return new Answer.Done();
    }

    /** @param lastDay on which it was still held */
    @Transactional
    public Answer end(CredentialId id, LocalDate lastDay, String because) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        var held = get(id);
        if (held.endedOn().isPresent()) {
            return new Answer.Refused("because", "This one has ended already.");
        }
        if (because.isBlank()) {
            return new Answer.Refused("because", "Write why it ends, in a few words.");
        }
        sql.sql("""
                        update staff.credential set ended_on = :last, ended_because = :because, changed_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("last", lastDay)
                .param("because", because.strip())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "credential", id, List.of(), "ended");
        return new Answer.Done();
    }

    /** All of somebody's, ended and renewed ones too, the latest first. */
    @Transactional(readOnly = true)
    public List<Credential> of(StaffId staff) {
        return sql.sql(COLUMNS + """
                         where held.organization_id = :organization and held.staff_id = :staff
                         order by held.recorded_at desc, held.id desc
                        """)
                .param("organization", Actor.current().organization())
                .param("staff", staff)
                .list(Credential.class);
    }

    /** Those of somebody that count on that day, such as for who covers a session. */
    @Transactional(readOnly = true)
    public List<Credential> inForce(StaffId staff, LocalDate day) {
        return of(staff).stream().filter(one -> one.inForce(day)).toList();
    }

    /**
     * Whether somebody may sign medication visits on that day as far as credentials go; true where none that prescribes
     * was ever recorded.
     */
    @Transactional(readOnly = true)
    public boolean mayPrescribe(StaffId staff, LocalDate day) {
        var prescribing = of(staff).stream().filter(Credential::prescribes).toList();
        return prescribing.isEmpty() || prescribing.stream().anyMatch(one -> one.inForce(day));
    }

    /** @throws NotYours if there is none of that id here */
    @Transactional(readOnly = true)
    public Credential get(CredentialId id) {
        return sql.sql(COLUMNS + " where held.organization_id = :organization and held.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Credential.class)
                .orElseThrow(NotYours::new);
    }

    /** How many days before its end a credential is spoken of, the longest first (a dated rule of the organization). */
    @Transactional(readOnly = true)
    public List<Integer> warnDays(LocalDate day) {
        return days(sql.sql("""
                        select value from staff.rule
                         where organization_id = :organization and name = :name and starts_on <= :day
                         order by starts_on desc, id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("name", ShippedCredentials.WARN_DAYS)
                .param("day", day)
                .optional(String.class)
                .orElseGet(() -> shipped.value(ShippedCredentials.WARN_DAYS)));
    }

    private static List<Integer> days(String value) {
        return Arrays.stream(value.strip().split("\\s+"))
                .map(Integer::valueOf)
                .sorted((one, other) -> other - one)
                .toList();
    }

    /**
     * A credential whose end is near or past and that nobody renewed or ended.
     *
     * @param step how many of the warnings' steps are behind it, from 1
     */
    public record Ending(StaffId staffId, String name, String kind, LocalDate expiresOn, int daysLeft, int step) {}

    /** Everybody's for a director, one's own for anybody else, the first to end first. */
    @Transactional(readOnly = true)
    public List<Ending> ending(LocalDate today) {
        boolean all = authorization.may(Permission.KEEP_CREDENTIALS);
        return sql.sql("""
                        select held.staff_id, name.full_name as name, held.kind, held.expires_on,
                               held.expires_on - :today::date as days_left,
                               (select count(*) from unnest(rule.days) as warned (at)
                                 where held.expires_on - :today::date <= warned.at)::int as step
                          from (select string_to_array(coalesce((
                                    select value from staff.rule
                                     where organization_id = :organization and name = :rule and starts_on <= :today
                                     order by starts_on desc, id desc
                                     limit 1), :shipped), ' ')::int[] as days) rule
                          join staff.credential held on held.organization_id = :organization
                          join staff.v_names name
                            on name.organization_id = held.organization_id and name.staff_id = held.staff_id
                         where held.ended_on is null and held.expires_on is not null
                           and held.expires_on - :today::date <= (select max(at) from unnest(rule.days) as warned (at))
                           and (:all or held.staff_id = :me::uuid)
                           and not exists (select from staff.credential newer
                                            where newer.organization_id = held.organization_id and newer.renews_id = held.id)
                           and not exists (select from access.v_memberships gone
                                            where gone.organization_id = held.organization_id and gone.person_id = held.staff_id
                                              and gone.ended_at is not null)
                         order by held.expires_on, name.full_name
                         limit 20
                        """)
                .param("organization", Actor.current().organization())
                .param("today", today)
                .param("rule", ShippedCredentials.WARN_DAYS)
                .param("shipped", shipped.value(ShippedCredentials.WARN_DAYS))
                .param("all", all)
                .param("me", Actor.current().person())
                .list(Ending.class);
    }

    private void requireHere(StaffId staff) {
        var here = sql.sql("select id from staff.member where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", staff)
                .optional(UUID.class);
        if (here.isEmpty()) {
            throw new NotYours();
        }
    }
}
