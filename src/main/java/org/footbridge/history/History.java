package org.footbridge.history;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.footbridge.fhir.PartialTime;
import org.footbridge.history.Received.Concept;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was received, one row a fact, repeats too: a batch for each kind. */
@Component
public class History {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sql sql;
    private final Clock clock;

    History(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Where facts come from. */
    public record Origin(ParticipantId participant, UUID referral, String sender) {}

    /** Stores everything that was taken over, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Origin origin, Facts facts) {
        conditions(origin, facts.conditions());
        medications(origin, facts.medications());
        allergies(origin, facts.allergies());
        scores(origin, facts.scores());
        encounters(origin, facts.encounters());
        coverages(origin, facts.coverages());
        contacts(origin, facts.contacts());
    }

    /** The kinds that somebody here confirms. */
    public enum Kind {
        MEDICATION,
        ALLERGY
    }

    /** Somebody here asked about these facts, whatever the answer was; who and when stands beside each. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirmed(Kind kind, Collection<UUID> facts, StaffId by) {
        sql.sql("""
                        update history.%s
                           set confirmed_by = :by, confirmed_at = :now, updated_at = :now, version = version + 1
                         where organization_id = :organization and id = any(:facts::uuid[])
                        """.formatted(kind == Kind.MEDICATION ? "medication" : "allergy"))
                .param("organization", Actor.current().organization())
                .param("facts", facts)
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }

    private void conditions(Origin origin, List<Received.Condition> conditions) {
        insert("condition", """
                codings, code_system, code, code_text, categories, severity, clinical_status, verification_status,
                onset, onset_at, abatement, abatement_at, recorded, recorded_at, class, topic
                """, """
                :codings::jsonb, :system, :code, :text, :categories::jsonb, :severity, :clinical, :verification,
                :onset, :onsetAt, :abatement, :abatementAt, :recorded, :recordedAt, :weight, :topic
                """, origin, conditions, (row, one) -> {
            row.put("source", one.source());
            code(row, one.code());
            row.put("categories", JSON.writeValueAsString(one.categories()));
            row.put("severity", words(one.severity().words()));
            row.put("clinical", words(one.clinicalStatus()));
            row.put("verification", words(one.verificationStatus()));
            row.put("onset", one.onset().map(PartialTime::text).orElse(words(one.onsetText())));
            row.put("onsetAt", at(one.onset().orElse(null)));
            time(row, "abatement", one.abatement().orElse(null));
            time(row, "recorded", one.recorded().orElse(null));
            bearing(row, one.bearing());
        });
    }

    private void medications(Origin origin, List<Received.Medication> medications) {
        insert("medication", """
                codings, code_system, code, code_text, kind, do_not_take, status, intent, dosage, prescriber, reason,
                authored, authored_at, class, topic
                """, """
                :codings::jsonb, :system, :code, :text, :kind, :doNotTake, :status, :intent, :dosage, :prescriber, :reason,
                :authored, :authoredAt, :weight, :topic
                """, origin, medications, (row, one) -> {
            row.put("source", one.source());
            code(row, one.code());
            row.put("kind", one.kind());
            row.put("doNotTake", one.doNotTake());
            row.put("status", words(one.status()));
            row.put("intent", words(one.intent()));
            row.put("dosage", words(one.dosage()));
            row.put("prescriber", words(one.prescriber()));
            row.put("reason", all(one.reasons()));
            time(row, "authored", one.when().orElse(null));
            bearing(row, one.bearing());
        });
    }

    private void allergies(Origin origin, List<Received.Allergy> allergies) {
        insert("allergy", """
                codings, code_system, code, code_text, kind, category, criticality, clinical_status, verification_status,
                reactions, recorded, recorded_at, class, topic
                """, """
                :codings::jsonb, :system, :code, :text, :kind, :category, :criticality, :clinical, :verification,
                :reactions, :recorded, :recordedAt, :weight, :topic
                """, origin, allergies, (row, one) -> {
            row.put("source", one.source());
            code(row, one.code());
            row.put("kind", words(one.kind()));
            row.put("category", words(String.join(" ", one.categories())));
            row.put("criticality", words(one.criticality()));
            row.put("clinical", words(one.clinicalStatus()));
            row.put("verification", words(one.verificationStatus()));
            row.put(
                    "reactions",
                    words(String.join(
                            "; ",
                            one.reactions().stream()
                                    .map(reaction -> all(reaction.manifestations()))
                                    .toList())));
            time(row, "recorded", one.recorded().or(one::onset).orElse(null));
            bearing(row, one.bearing());
        });
    }

    private void scores(Origin origin, List<Received.Score> scores) {
        insert("score", """
                instrument, adolescent, codings, code_system, code, code_text, total, unit, status, taken, taken_at, class, topic
                """, """
                :instrument, :adolescent, :codings::jsonb, :system, :code, :text, :total, :unit, :status, :taken, :takenAt,
                :weight, :topic
                """, origin, scores, (row, one) -> {
            row.put("source", one.source());
            row.put("instrument", one.instrument());
            row.put("adolescent", one.adolescent());
            code(row, one.code());
            row.put("total", one.value());
            row.put("unit", words(one.unit()));
            row.put("status", one.status());
            time(row, "taken", one.when().orElse(null));
            bearing(row, one.bearing());
        });
    }

    private void encounters(Origin origin, List<Received.Encounter> encounters) {
        insert("encounter", """
                codings, code_system, code, code_text, setting, status, reason, performer, starts, starts_at, ends, ends_at,
                class, topic
                """, """
                :codings::jsonb, :system, :code, :text, :setting, :status, :reason, :performer, :starts, :startsAt, :ends, :endsAt,
                :weight, :topic
                """, origin, encounters, (row, one) -> {
            row.put("source", one.source());
            code(row, one.types().stream().findFirst().orElse(new Concept(List.of(), "")));
            row.put("setting", words(one.kind()));
            row.put("status", words(one.status()));
            row.put("reason", all(one.reasons()));
            row.put("performer", words(one.organization()));
            time(row, "starts", one.from().orElse(null));
            time(row, "ends", one.until().orElse(null));
            bearing(row, one.bearing());
        });
    }

    private void coverages(Origin origin, List<Received.Coverage> coverages) {
        insert("coverage", """
                payer, plan, kind, member_number, status, contained, as_of, starts, starts_at, ends, ends_at, class
                """, """
                :payer, :plan, :kind, :member, :status, :contained, :asOf::date, :starts, :startsAt, :ends, :endsAt, :weight
                """, origin, coverages, (row, one) -> {
            row.put("source", one.source());
            row.put("payer", String.join(", ", one.payors()));
            row.put(
                    "plan",
                    one.classes().stream()
                            .map(plan -> plan.name().isEmpty() ? plan.value() : plan.name())
                            .filter(name -> !name.isEmpty())
                            .findFirst()
                            .orElse(null));
            row.put("kind", words(one.type().words()));
            row.put("member", words(one.subscriberId()));
            row.put("status", words(one.status()));
            row.put("contained", one.contained());
            row.put("asOf", one.asOf().orElse(null));
            time(row, "starts", one.from().orElse(null));
            time(row, "ends", one.until().orElse(null));
            row.put("weight", one.contained() ? Bearing.Weight.FOLDED : Bearing.Weight.DECIDES);
        });
    }

    private void contacts(Origin origin, List<Received.Contact> contacts) {
        insert(
                "contact",
                "name, relation, phone, email, class",
                ":name, :relation, :phone, :email, 'folded'",
                origin,
                contacts,
                (row, one) -> {
                    row.put("source", one.source());
                    row.put(
                            "name",
                            one.names().stream().map(Names::written).findFirst().orElse(one.organization()));
                    row.put("relation", all(one.relationships()));
                    row.put("phone", telecom(one, "phone"));
                    row.put("email", telecom(one, "email"));
                });
    }

    private <T> void insert(
            String table,
            String columns,
            String values,
            Origin origin,
            List<T> facts,
            BiConsumer<Map<String, @Nullable Object>, T> fill) {
        var now = clock.instant();
        sql.batch("""
                insert into history.%s (organization_id, id, participant_id, referral_id, sender, received_at, place, updated_at,
                                        version, regime, privacy_class, %s)
                values (:organization, :id, :participant, :referral, :sender, :now, :source, :now, 1, :regime, :class, %s)
                """.formatted(table, columns, values), facts, fact -> {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("organization", Actor.current().organization());
            row.put("id", Id.fresh(now));
            row.put("participant", origin.participant());
            row.put("referral", origin.referral());
            row.put("sender", origin.sender());
            row.put("now", now);
            row.put("regime", Regime.PART2); // no program has decided yet: when in doubt, protect
            row.put("class", PrivacyClass.ORDINARY);
            fill.accept(row, fact);
            return row;
        });
    }

    private static void code(Map<String, @Nullable Object> row, Concept concept) {
        var first = concept.codes().stream().findFirst();
        row.put("codings", JSON.writeValueAsString(concept.codes()));
        row.put("system", first.map(Received.Code::system).map(History::words).orElse(null));
        row.put("code", first.map(Received.Code::code).map(History::words).orElse(null));
        row.put("text", concept.words());
    }

    private static void bearing(Map<String, @Nullable Object> row, Bearing bearing) {
        row.put("weight", bearing.weight());
        row.put("topic", bearing.topic());
    }

    private static void time(Map<String, @Nullable Object> row, String name, @Nullable PartialTime time) {
        row.put(name, time == null ? null : time.text());
        row.put(name + "At", at(time));
    }

    private static @Nullable Instant at(@Nullable PartialTime time) {
        return time == null ? null : time.from(java.time.ZoneOffset.UTC);
    }

    private static @Nullable String words(String sent) {
        return sent.isEmpty() ? null : sent;
    }

    private static @Nullable String all(List<Concept> concepts) {
        return words(String.join(
                "; ",
                concepts.stream()
                        .map(Concept::words)
                        .filter(one -> !one.isEmpty())
                        .toList()));
    }

    private static @Nullable String telecom(Received.Contact contact, String system) {
        return contact.telecoms().stream()
                .filter(one -> one.system().equals(system))
                .map(Received.Telecom::value)
                .findFirst()
                .orElse(null);
    }
}
