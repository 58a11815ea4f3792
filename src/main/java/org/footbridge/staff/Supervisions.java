package org.footbridge.staff;

import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who answers for whose work, from when until when. */
@Component
public class Supervisions {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;

    Supervisions(Sql sql, Clock clock, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
    }

    /**
     * From {@code from} on this supervisor answers for the associate's work; whoever did before ends the day before.
     * Nobody answers for themselves, nor over others for somebody who answers for them. For directors.
     *
     * @param until the last day; empty until somebody ends it
     */
    @Transactional
    public Credentials.Answer assign(StaffId associate, StaffId supervisor, LocalDate from, Optional<LocalDate> until) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        if (associate.equals(supervisor)) {
            return new Credentials.Answer.Refused("supervisor", "Nobody supervises themselves. Choose somebody else.");
        }
        if (until.filter(from::isAfter).isPresent()) {
            return new Credentials.Answer.Refused("until", "It ends before it begins. Please look at the two days.");
        }
        var here = lockEverybody();
        if (!here.contains(associate.value()) || !here.contains(supervisor.value())) {
            throw new NotYours();
        }
        if (answersFor(associate, supervisor, from, until)) {
            return new Credentials.Answer.Refused(
                    "supervisor",
                    "That would be a circle: this person is supervised, over others or directly, by the one you choose for.");
        }
        endBefore(associate, from);
        sql.sql("""
                        insert into staff.supervision (organization_id, id, associate_id, supervisor_id, starts_on, ends_on)
                        values (:organization, :id, :associate, :supervisor, :from, :until::date)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("associate", associate)
                .param("supervisor", supervisor)
                .param("from", from)
                .param("until", until)
                .update();
        audit.act(Act.CONFIGURE, "supervision", associate, List.of(), "begun");
        return new Credentials.Answer.Done();
    }

    /** Nobody supervises from the day after on. For directors. */
    @Transactional
    public Credentials.Answer end(StaffId associate, LocalDate lastDay) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        if (endBefore(associate, lastDay.plusDays(1)) == 0) {
            return new Credentials.Answer.Refused("lastDay", "Nobody supervises on that day.");
        }
        audit.act(Act.CONFIGURE, "supervision", associate, List.of(), "ended");
        return new Credentials.Answer.Done();
    }

    private int endBefore(StaffId associate, LocalDate day) {
        return sql.sql("""
                        update staff.supervision set ends_on = :dayBefore
                         where organization_id = :organization and associate_id = :associate
                           and (ends_on is null or ends_on >= :day)
                        """)
                .param("organization", Actor.current().organization())
                .param("associate", associate)
                .param("day", day)
                .param("dayBefore", day.minusDays(1))
                .update();
    }

    /** One after the other, so that two changes at once cannot close a circle. */
    private List<UUID> lockEverybody() {
        return sql.sql("select id from staff.member where organization_id = :organization order by id for update")
                .param("organization", Actor.current().organization())
                .list(UUID.class);
    }

    private boolean answersFor(StaffId above, StaffId below, LocalDate from, Optional<LocalDate> until) {
        return sql.sql("""
                        with recursive chain (staff_id) as (
                            select :below::uuid
                            union
                            select supervision.supervisor_id
                              from staff.supervision
                              join chain on chain.staff_id = supervision.associate_id
                             where supervision.organization_id = :organization
                               and supervision.starts_on <= coalesce(supervision.ends_on, 'infinity')
                               and (supervision.ends_on is null or supervision.ends_on >= :from)
                               and supervision.starts_on <= coalesce(:until::date, 'infinity'))
                        select exists (select from chain where staff_id = :above)
                        """)
                .param("organization", Actor.current().organization())
                .param("below", below)
                .param("above", above)
                .param("from", from)
                .param("until", until)
                .single(Boolean.class);
    }

    /** @param supervisorName with credentials */
    public record Supervision(
            StaffId supervisorId, String supervisorName, LocalDate startsOn, Optional<LocalDate> endsOn) {

        public boolean inForce(LocalDate day) {
            return !startsOn.isAfter(day) && endsOn.filter(day::isAfter).isEmpty();
        }
    }

    /** All that were, the latest first. */
    @Transactional(readOnly = true)
    public List<Supervision> of(StaffId associate) {
        return sql.sql("""
                        select supervision.supervisor_id, name.signed_name as supervisor_name, supervision.starts_on, supervision.ends_on
                          from staff.supervision
                          join staff.v_names name
                            on name.organization_id = supervision.organization_id and name.staff_id = supervision.supervisor_id
                         where supervision.organization_id = :organization and supervision.associate_id = :associate
                           and (supervision.ends_on is null or supervision.ends_on >= supervision.starts_on)
                         order by supervision.starts_on desc
                        """)
                .param("organization", Actor.current().organization())
                .param("associate", associate)
                .list(Supervision.class);
    }
}
