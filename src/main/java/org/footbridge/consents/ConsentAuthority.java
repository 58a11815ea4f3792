package org.footbridge.consents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows who may consent for a young person (CARE 14). State law decides and differs by service, so this software holds
 * what the site entered with its source, and invents nothing.
 */
@Component
public class ConsentAuthority {

    /** In years; below it no stay starts without a record. */
    public static final int ADULT = 18;

    public static final String MISSING =
            "Under 18 no stay begins before it is recorded who may consent and who may see, for each service.";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;

    ConsentAuthority(Sql sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** The three services that state laws treat apart (DOMAIN 3.3). */
    public enum Service {
        MENTAL_HEALTH("Mental health treatment"),
        SUBSTANCE_USE("Substance use treatment"),
        MEDICATION("Medication");

        private final String label;

        Service(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum MayConsent {
        MINOR("The young person alone"),
        GUARDIAN("Parent or guardian"),
        EITHER("Either"),
        BOTH("Both together");

        private final String label;

        MayConsent(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum MaySee {
        MINOR_ONLY("Only the young person, and whom they release it to"),
        GUARDIAN_BY_RELEASE("A guardian, by the young person's release"),
        GUARDIAN_TOO("A guardian too");

        private final String label;

        MaySee(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum CustodyPaper {
        SEEN_AND_ATTACHED("Seen and attached"),
        NONE_NEEDED("None needed"),
        ASKED_FOR("Asked for, not here yet");

        private final String label;

        CustodyPaper(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum Assent {
        GIVEN("The young person agrees"),
        NOT_GIVEN("The young person does not agree"),
        NOT_ASKED("Not asked yet");

        private final String label;

        Assent(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What a site says its state's law is, for ages from to inclusive.
     *
     * @param verifiedBy who checked it; empty rows decide nothing
     */
    public record StateRule(
            UUID id,
            String state,
            Service service,
            int fromAge,
            int toAge,
            MayConsent mayConsent,
            String statement,
            String source,
            Optional<String> verifiedBy,
            LocalDate startsOn) {}

    /**
     * A record for one service.
     *
     * @param state in two letters
     * @param ruleOn the day the law was looked up
     * @param guardian the contact it speaks of; a record without one speaks of everybody and lets nobody see
     */
    public record Authority(
            ParticipantId participant,
            Service service,
            MayConsent mayConsent,
            MaySee maySee,
            String state,
            LocalDate ruleOn,
            String ruleSource,
            Optional<UUID> ruleId,
            Optional<ContactId> guardian,
            Optional<String> guardianName,
            CustodyPaper custodyPaper,
            Assent assent,
            Optional<String> assentWords) {}

    /** Keeps what was found; an earlier record for the service stays as history. */
    @Transactional
    public void record(Authority found, Regime regime) {
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into consents.minor_authority (organization_id, id, participant_id, regime, privacy_class, service,
                                                              may_consent, may_see, state, rule_on, rule_source, rule_id,
                                                              contact_id, guardian_name, custody_paper, assent, assent_words,
                                                              recorded_at, recorded_by)
                        values (:organization, :id, :participant, :regime, :class, :service, :mayConsent, :maySee, :state, :ruleOn,
                                :ruleSource, :ruleId, :contact::uuid, :guardian, :custody, :assent, :words, :now, :by)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", found.participant())
                .param("regime", regime)
                .param("class", PrivacyClass.ORDINARY)
                .param("service", found.service())
                .param("mayConsent", found.mayConsent())
                .param("maySee", found.maySee())
                .param("state", found.state())
                .param("ruleOn", found.ruleOn())
                .param("ruleSource", found.ruleSource())
                .param("ruleId", found.ruleId())
                .param("contact", found.guardian())
                .param("guardian", found.guardianName())
                .param("custody", found.custodyPaper())
                .param("assent", found.assent())
                .param("words", found.assentWords())
                .param("now", clock.instant())
                .param("by", Actor.current().person())
                .update();
        audit.act(Act.CREATE, "consent authority", null, List.of(found.participant()));
    }

    /** A record with the moment it was made. */
    public record Recorded(
            Service service,
            MayConsent mayConsent,
            MaySee maySee,
            String state,
            LocalDate ruleOn,
            String ruleSource,
            Optional<ContactId> contactId,
            Optional<String> guardianName,
            CustodyPaper custodyPaper,
            Assent assent,
            Optional<String> assentWords,
            Instant recordedAt) {}

    /** The newest record of each service and guardian, the newest first; one about everybody ends those before it. */
    @Transactional(readOnly = true)
    public List<Recorded> of(ParticipantId participant) {
        return sql.sql("""
                        select service, may_consent, may_see, state, rule_on, rule_source, contact_id, guardian_name,
                               custody_paper, assent, assent_words, recorded_at
                          from consents.minor_authority one
                         where organization_id = :organization and participant_id = :participant
                           and not exists (
                               select from consents.minor_authority later
                                where later.organization_id = one.organization_id
                                  and later.participant_id = one.participant_id and later.service = one.service
                                  and (later.contact_id is null or later.contact_id = one.contact_id)
                                  and (later.recorded_at, later.id) > (one.recorded_at, one.id))
                         order by service, recorded_at desc, id desc
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Recorded.class);
    }

    /** The services a stay of this person still lacks a record for; empty for an adult. Without a birth date all three. */
    @Transactional(readOnly = true)
    public Set<Service> missing(ParticipantId participant, LocalDate start) {
        if (!isMinor(participant, start)) {
            return Set.of();
        }
        var missing = EnumSet.copyOf(Arrays.asList(Service.values()));
        newest(participant).stream()
                .filter(one -> one.custodyPaper() != CustodyPaper.ASKED_FOR && one.assent() != Assent.NOT_ASKED)
                .forEach(one -> missing.remove(one.service()));
        return missing;
    }

    private Collection<Recorded> newest(ParticipantId participant) {
        var newest = new EnumMap<Service, Recorded>(Service.class);
        of(participant).forEach(one -> newest.putIfAbsent(one.service(), one));
        return newest.values();
    }

    /** Whether nothing about age stands in the way of a stay that starts that day. */
    @Transactional(readOnly = true)
    public boolean letsBegin(ParticipantId participant, LocalDate start) {
        return missing(participant, start).isEmpty();
    }

    /** Under 18 on that day, or of unknown age: then nothing is assumed. */
    @Transactional(readOnly = true)
    public boolean isMinor(ParticipantId participant, LocalDate on) {
        return sql.sql("""
                        select birth_date from people.v_names
                         where organization_id = :organization and participant_id = :participant and birth_date is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(LocalDate.class)
                .map(born -> Period.between(born, on).getYears() < ADULT)
                .orElse(true);
    }

    /** What the site says of its state on that day, newest row of each service and age. */
    @Transactional(readOnly = true)
    public List<StateRule> rules(LocalDate on) {
        return sql.sql("""
                        select distinct on (state, service, from_age, to_age)
                               id, state, service, from_age, to_age, may_consent, statement, source, verified_by, starts_on
                          from consents.minor_rule
                         where organization_id = :organization and starts_on <= :on
                         order by state, service, from_age, to_age, starts_on desc, id desc
                        """)
                .param("organization", Actor.current().organization())
                .param("on", on)
                .list(StateRule.class);
    }

    /** Adds what the site found; nothing is edited, the newest row of a date counts. */
    @Transactional
    public void addRule(StateRule rule) {
        sql.sql("""
                        insert into consents.minor_rule (organization_id, id, state, service, from_age, to_age, may_consent,
                                                         statement, source, verified_by, starts_on, created_at)
                        values (:organization, :id, :state, :service, :from, :to, :mayConsent, :statement, :source, :verifiedBy,
                                :startsOn, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("state", rule.state())
                .param("service", rule.service())
                .param("from", rule.fromAge())
                .param("to", rule.toAge())
                .param("mayConsent", rule.mayConsent())
                .param("statement", rule.statement())
                .param("source", rule.source())
                .param("verifiedBy", rule.verifiedBy())
                .param("startsOn", rule.startsOn())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "minor consent rule", null, List.of());
    }
}
