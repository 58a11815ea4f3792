package org.footbridge.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who signs what besides its author, by when, and which changes of a plan ask for whose signature again: rows with a first
 * day that a director signs (CARE 25). What was signed under a term stays as it was.
 */
@Component
public class SigningTerms {

    private static final int MOST_DAYS = 60;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final House house;

    SigningTerms(Sql sql, Clock clock, Audit audit, Authorization authorization, House house) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.house = house;
    }

    /** What a term is about, and what holds until a director signs one. */
    public enum What {
        NOTE("A note of a visit, call or crisis", true, null, false),
        GROUP_NOTE("A group's shared part and individual parts", true, null, false),
        PLAN_FIRST("The first plan of a stay", true, 3, true),
        PLAN_PART("Plan: a part is new, taken out or says something else", true, 3, true),
        PLAN_FREQUENCY("Plan: only how often or how long changed", true, 3, true),
        PLAN_STATUS("Plan: only where an objective stands changed", true, 3, true),
        PLAN_DATE("Plan: only a date moved", false, null, false);

        private final String label;
        private final boolean supervisorSigns;
        private final Optional<Integer> withinDays;
        private final boolean personSigns;

        What(String label, boolean supervisorSigns, @Nullable Integer withinDays, boolean personSigns) {
            this.label = label;
            this.supervisorSigns = supervisorSigns;
            this.withinDays = Optional.ofNullable(withinDays);
            this.personSigns = personSigns;
        }

        public String label() {
            return label;
        }

        /** Only a plan is signed by the person. */
        public boolean plan() {
            return name().startsWith("PLAN_");
        }

        boolean supervisorSigns() {
            return supervisorSigns;
        }
    }

    /**
     * @param withinDays how many days the supervisor has; empty for no clock
     * @param startsOn nothing where it is what the release says
     * @param signedBy with credentials
     */
    public record Term(
            What what,
            boolean supervisorSigns,
            Optional<Integer> withinDays,
            boolean personSigns,
            Optional<String> source,
            Optional<LocalDate> startsOn,
            Optional<String> signedBy,
            Optional<Instant> createdAt) {}

    /** What holds on that day, one term for each thing. */
    @Transactional(readOnly = true)
    public Map<What, Term> on(LocalDate day) {
        var terms = new EnumMap<What, Term>(What.class);
        Arrays.stream(What.values())
                .forEach(what -> terms.put(
                        what,
                        new Term(
                                what,
                                what.supervisorSigns,
                                what.withinDays,
                                what.personSigns,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
        // The earlier first, so that the later stands in its place.
        all().reversed().stream()
                .filter(term -> term.startsOn().filter(day::isBefore).isEmpty())
                .forEach(term -> terms.put(term.what(), term));
        return terms;
    }

    /** Every term a director signed, the one in force last first. */
    @Transactional(readOnly = true)
    public List<Term> all() {
        return sql.sql("""
                        select term.what, term.supervisor_signs, term.within_days, term.person_signs, term.source, term.starts_on,
                               name.signed_name as signed_by, term.created_at
                          from staff.signing_term term
                          join staff.v_names name
                            on name.organization_id = term.organization_id and name.staff_id = term.signed_by
                         where term.organization_id = :organization
                         order by term.starts_on desc, term.created_at desc, term.id desc
                        """)
                .param("organization", Actor.current().organization())
                .list(Term.class);
    }

    /** A director's wish from a day on. */
    public record NewTerm(
            What what,
            boolean supervisorSigns,
            Optional<Integer> withinDays,
            boolean personSigns,
            String source,
            LocalDate startsOn) {}

    /** From a day on this holds; what was signed before stays as it was. For directors. */
    @Transactional
    public Credentials.Answer sign(NewTerm term) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        if (term.startsOn().isBefore(LocalDate.ofInstant(clock.instant(), house.zone()))) {
            return new Credentials.Answer.Refused(
                    "startsOn", "This day is over, and what was signed since stays. Choose today or a day to come.");
        }
        if (term.source().isBlank()) {
            return new Credentials.Answer.Refused(
                    "source", "Say where it comes from: a law, a contract, your own decision.");
        }
        if (term.withinDays().filter(days -> days < 0 || days > MOST_DAYS).isPresent()) {
            return new Credentials.Answer.Refused("withinDays", "Between 0 and 60 days, or leave it empty.");
        }
        sql.sql("""
                        insert into staff.signing_term (organization_id, id, what, supervisor_signs, within_days, person_signs, source,
                                                        starts_on, signed_by, created_at)
                        values (:organization, :id, :what, :supervisor, :days::int, :person, :source, :from, :by, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("what", term.what())
                .param("supervisor", term.supervisorSigns())
                .param("days", term.withinDays().filter(_ -> term.supervisorSigns()))
                .param("person", term.personSigns() && term.what().plan())
                .param("source", term.source().strip())
                .param("from", term.startsOn())
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "signing term", null, List.of(), term.what() + " from " + term.startsOn());
        return new Credentials.Answer.Done();
    }
}
