package org.footbridge.programs;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what is offered, when and under which rules. A director's verbs, each audited. */
@Component
public class Programs {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final ApplicationEventPublisher events;

    Programs(Sql sql, Clock clock, Audit audit, Authorization authorization, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.events = events;
    }

    /** Writes what the organization says of itself, for the first time or anew. */
    @Transactional
    public void describe(OrganizationProfile profile) {
        authorization.require(Permission.MANAGE_PROGRAM);
        sql.sql("""
                        insert into programs.organization_profile (organization_id, id, name, neutral_name, phone, staffed_hours,
                                                                   zone, state, created_at, published)
                        values (:organization, :id, :name, :neutralName, :phone, :staffedHours, :zone, :state, :now, :published)
                        on conflict (organization_id) do update
                           set name = excluded.name, neutral_name = excluded.neutral_name, phone = excluded.phone,
                               staffed_hours = excluded.staffed_hours, zone = excluded.zone, state = excluded.state,
                               published = excluded.published
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("name", profile.name())
                .param("neutralName", profile.neutralName())
                .param("phone", profile.phone())
                .param("staffedHours", profile.staffedHours())
                .param("zone", profile.zone().getId())
                .param("state", profile.state())
                .param("now", clock.instant())
                .param("published", profile.published())
                .update();
        audit.act(Act.CONFIGURE, "organization profile", null, List.of());
    }

    @Transactional
    public PlaceId addPlace(NewPlace place) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var id = new PlaceId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into programs.place (organization_id, id, name, address_line, city, state, postal_code, published)
                        values (:organization, :id, :name, :line, :city, :state, :postal, :published)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("name", place.name())
                .param("line", place.addressLine())
                .param("city", place.city())
                .param("state", place.state())
                .param("postal", place.postalCode())
                .param("published", place.published())
                .update();
        audit.act(Act.CONFIGURE, "place", id, List.of());
        return id;
    }

    /** What came of saying where a place meets by video. */
    public sealed interface Linking {
        record Linked() implements Linking {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Linking {}
    }

    /**
     * Where groups of this place meet by video.
     *
     * @param link an {@code https} address, or nothing for none
     */
    @Transactional
    public Linking meetByVideo(PlaceId place, String link) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var typed = link.strip();
        if (!typed.isEmpty() && !isSecure(typed)) {
            return new Linking.Refused("A video link begins with https:// and is a whole address.");
        }
        int linked = sql.sql("""
                        update programs.place set video_link = nullif(:link, '') where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", place)
                .param("link", typed)
                .update();
        if (linked == 0) {
            throw new NotYours();
        }
        audit.act(Act.CONFIGURE, "place", place, List.of(), "video link");
        return new Linking.Linked();
    }

    private static boolean isSecure(String link) {
        try {
            var address = new URI(link);
            return "https".equals(address.getScheme()) && address.getHost() != null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    @Transactional
    public ProgramId offer(NewProgram program) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var id = new ProgramId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into programs.program (organization_id, id, name, summary, zone, regime, regime_decided_on,
                                                      participant_label, youngest_age, oldest_age, usual_weeks, created_at, published)
                        values (:organization, :id, :name, :summary, :zone, :regime, :decidedOn,
                                :label, :youngest, :oldest, :weeks, :now, :published)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("name", program.name())
                .param("summary", program.summary())
                .param("zone", program.zone().getId())
                .param("regime", program.regime())
                .param("decidedOn", program.regimeDecidedOn())
                .param("label", program.participantLabel())
                .param("youngest", program.youngestAge())
                .param("oldest", program.oldestAge())
                .param("weeks", program.usualWeeks())
                .param("now", clock.instant())
                .param("published", program.published())
                .update();
        audit.act(Act.CONFIGURE, "program", id, List.of());
        return id;
    }

    @Transactional
    public TrackId addTrack(NewTrack track) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var id = new TrackId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into programs.track (organization_id, id, program_id, place_id, name, mode, capacity, starts_on,
                                                    published, created_at)
                        values (:organization, :id, :program, :place, :name, :mode, :capacity, :startsOn, :published, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("program", track.program())
                .param("place", track.place())
                .param("name", track.name())
                .param("mode", track.mode())
                .param("capacity", track.capacity())
                .param("startsOn", track.startsOn())
                .param("published", track.published())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "track", id, List.of());
        return id;
    }

    @Transactional
    public SlotId addSlot(NewSlot slot) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var id = insert(slot);
        patternChanged(programOf(slot.track()));
        return id;
    }

    /**
     * The hour is another one from that day on: its row ends the day before and a new one begins. Sessions already
     * held stay what they were.
     */
    @Transactional
    public SlotId changeSlot(SlotId old, LocalDate from, NewSlot changed) {
        authorization.require(Permission.MANAGE_PROGRAM);
        end(old, from.minusDays(1));
        var id = insert(new NewSlot(
                changed.track(),
                changed.weekday(),
                changed.starts(),
                changed.minutes(),
                changed.title(),
                changed.kind(),
                changed.facilitator(),
                changed.cofacilitator(),
                from,
                changed.published()));
        keepModules(old, id);
        patternChanged(programOf(changed.track()));
        return id;
    }

    /** The hour falls for the last time on that day. */
    @Transactional
    public void endSlot(SlotId slot, LocalDate lastDay) {
        authorization.require(Permission.MANAGE_PROGRAM);
        patternChanged(programOf(end(slot, lastDay)));
    }

    /** No session is made for that day; untouched ones already made go. Closing a closed day keeps the newer reason. */
    @Transactional
    public void closeDay(ProgramId program, LocalDate day, String reason) {
        authorization.require(Permission.MANAGE_PROGRAM);
        sql.sql("""
                        insert into programs.closed_day (organization_id, program_id, day, reason)
                        values (:organization, :program, :day, :reason)
                        on conflict (organization_id, program_id, day) do update set reason = excluded.reason
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .param("day", day)
                .param("reason", reason)
                .update();
        audit.act(Act.CONFIGURE, "closed day", program, List.of(), "closed " + day);
        patternChanged(program);
    }

    /** A day that was closed is held after all. */
    @Transactional
    public void openDay(ProgramId program, LocalDate day) {
        authorization.require(Permission.MANAGE_PROGRAM);
        sql.sql("""
                        delete from programs.closed_day
                         where organization_id = :organization and program_id = :program and day = :day
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .param("day", day)
                .update();
        audit.act(Act.CONFIGURE, "closed day", program, List.of(), "opened " + day);
        patternChanged(program);
    }

    /** A new dated row; the earlier ones stay, because what was decided under them stays. */
    @Transactional
    public void setRule(NewRule rule) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var before = before(rule);
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into programs.rule (organization_id, id, program_id, name, value, source, starts_on, signed_by, created_at)
                        values (:organization, :id, :program::uuid, :name, :value, :source, :startsOn, :signedBy::uuid, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("program", rule.program())
                .param("name", rule.name())
                .param("value", rule.value())
                .param("source", rule.source())
                .param("startsOn", rule.startsOn())
                .param("signedBy", Actor.current().person())
                .param("now", clock.instant())
                .update();
        audit.act(
                Act.CONFIGURE,
                "rule",
                null,
                List.of(),
                "%s: %s instead of %s from %s, %s"
                        .formatted(
                                rule.name(), rule.value(), before.orElse("nothing"), rule.startsOn(), rule.source()));
    }

    /** What held on that day in the same place, until now. */
    private Optional<String> before(NewRule rule) {
        return sql.sql("""
                        select value
                          from programs.rule
                         where organization_id = :organization and name = :name and starts_on <= :startsOn
                           and program_id is not distinct from :program::uuid
                         order by starts_on desc, created_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("name", rule.name())
                .param("startsOn", rule.startsOn())
                .param("program", rule.program())
                .optional(String.class);
    }

    /** The rule in force on that day: the program's own before the organization's, the later date before the earlier. */
    @Transactional(readOnly = true)
    public Optional<Rule> rule(String name, ProgramId program, LocalDate on) {
        return sql.sql("""
                        select name, value, source, starts_on
                          from programs.rule
                         where organization_id = :organization and name = :name and starts_on <= :day
                           and (program_id = :program or program_id is null)
                         order by program_id nulls last, starts_on desc, created_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("name", name)
                .param("program", program)
                .param("day", on)
                .optional(Rule.class);
    }

    /** The wall clock of everything this program does. */
    @Transactional(readOnly = true)
    public ZoneId zoneOf(ProgramId program) {
        return sql.sql("select zone from programs.program where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", program)
                .optional(String.class)
                .map(ZoneId::of)
                .orElseThrow(NotYours::new);
    }

    private SlotId insert(NewSlot slot) {
        var id = new SlotId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into programs.slot (organization_id, id, track_id, weekday, starts, minutes, title, kind,
                                                   facilitator_id, cofacilitator_id, starts_on, published)
                        values (:organization, :id, :track, :weekday, :starts, :minutes, :title, :kind,
                                :facilitator::uuid, :cofacilitator::uuid, :startsOn, :published)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("track", slot.track())
                .param("weekday", slot.weekday().getValue())
                .param("starts", slot.starts())
                .param("minutes", slot.minutes())
                .param("title", slot.title())
                .param("kind", slot.kind())
                .param("facilitator", slot.facilitator())
                .param("cofacilitator", slot.cofacilitator())
                .param("startsOn", slot.startsOn())
                .param("published", slot.published())
                .update();
        audit.act(Act.CONFIGURE, "slot", id, List.of());
        return id;
    }

    private void keepModules(SlotId old, SlotId changed) {
        sql.sql("""
                        insert into programs.slot_module (organization_id, slot_id, module_id)
                        select organization_id, :changed, module_id
                          from programs.slot_module
                         where organization_id = :organization and slot_id = :old
                        """)
                .param("organization", Actor.current().organization())
                .param("old", old)
                .param("changed", changed)
                .update();
    }

    private TrackId end(SlotId slot, LocalDate lastDay) {
        var track = sql.sql("""
                        update programs.slot set ends_on = :lastDay
                         where organization_id = :organization and id = :id
                        returning track_id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", slot)
                .param("lastDay", lastDay)
                .optional(UUID.class)
                .orElseThrow(NotYours::new);
        audit.act(Act.CONFIGURE, "slot", slot, List.of(), "ends " + lastDay);
        return new TrackId(track);
    }

    private ProgramId programOf(TrackId track) {
        return sql.sql("select program_id from programs.track where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", track)
                .optional(UUID.class)
                .map(ProgramId::new)
                .orElseThrow(NotYours::new);
    }

    private void patternChanged(ProgramId program) {
        events.publishEvent(new PatternChanged(Actor.current().organization().value(), program.value()));
    }
}
