package org.footbridge.referrals.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.referrals.LeftoverLine;
import org.footbridge.referrals.web.ReceivedPart.Group;
import org.footbridge.referrals.web.ReceivedPart.Line;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a bundle said, for its referral's page: repeats folded into one line, what decides first. */
@Component
class ReceivedQuery {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sql sql;
    private final Authorization authorization;

    ReceivedQuery(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    private record Sent(String sender, int bytes, int facts, String notUnderstood) {}

    private record Fact(
            String what,
            String text,
            String status,
            String first,
            String last,
            int times,
            boolean confirmed,
            String weight,
            String topic) {

        Line line(String label) {
            return new Line(label, text, ReceivedWords.detail(status, first, last, times), confirmed);
        }
    }

    private record Score(
            String instrument, boolean adolescent, String total, String day, boolean confirmed, String weight) {

        String name() {
            return adolescent ? instrument + " (adolescent form)" : instrument;
        }
    }

    @Transactional(readOnly = true)
    Optional<ReceivedPart> of(UUID referral, ParticipantId participant) {
        return sql.sql("""
                        select sender, bytes, facts, not_understood::text as not_understood
                          from referrals.bundle
                         where organization_id = :organization and referral_id = :referral
                        """)
                .param("organization", Actor.current().organization())
                .param("referral", referral)
                .optional(Sent.class)
                .map(sent -> part(sent, referral, authorization.may(Permission.READ_RESTRICTED_HISTORY, participant)));
    }

    private ReceivedPart part(Sent sent, UUID referral, boolean mayReadRestricted) {
        var decides = new ArrayList<Line>();
        var restricted = new ArrayList<Line>();
        var folded = new LinkedHashMap<String, List<Line>>();
        for (var fact : facts(referral, mayReadRestricted)) {
            var label = fact.topic().isEmpty() ? fact.what() : fact.topic();
            switch (fact.weight()) {
                case "decides" -> decides.add(fact.line(label));
                case "restricted" -> restricted.add(fact.line(label));
                default ->
                    folded.computeIfAbsent(ReceivedWords.many(fact.what()), _ -> new ArrayList<>())
                            .add(fact.line(""));
            }
        }
        for (var course : courses(referral, mayReadRestricted)) {
            switch (course.getFirst().weight()) {
                case "decides" -> decides.add(line(course, "score"));
                case "restricted" -> restricted.add(line(course, "score"));
                default ->
                    folded.computeIfAbsent("Earlier scores", _ -> new ArrayList<>())
                            .add(line(course, ""));
            }
        }
        return new ReceivedPart(
                sent.sender(),
                "%,d kB, %,d facts".formatted(Math.max(1, sent.bytes() / 1000), sent.facts()),
                decides,
                folded.entrySet().stream()
                        .map(kind -> new Group(kind.getKey(), kind.getValue().size(), kind.getValue()))
                        .toList(),
                restricted,
                mayReadRestricted,
                leftovers(sent.notUnderstood()));
    }

    private static Line line(List<Score> course, String label) {
        var last = course.getFirst();
        return new Line(
                label,
                last.name() + ": " + last.total(),
                ReceivedWords.course(
                        last.day(),
                        course.getLast().day(),
                        course.stream().map(Score::total).toList()),
                course.stream().allMatch(Score::confirmed));
    }

    /** The scores of each instrument, newest first: one line says the last and how they went. */
    private Collection<List<Score>> courses(UUID referral, boolean mayReadRestricted) {
        var courses = new LinkedHashMap<String, List<Score>>();
        sql.sql("""
                        select instrument, adolescent, trim_scale(total)::text as total, left(coalesce(taken, ''), 10) as day,
                               confirmed_at is not null as confirmed, class as weight
                          from history.v_scores
                         where organization_id = :organization and referral_id = :referral
                           and (:restricted or class <> 'restricted')
                         order by taken desc nulls last, instrument
                        """)
                .param("organization", Actor.current().organization())
                .param("referral", referral)
                .param("restricted", mayReadRestricted)
                .list(Score.class)
                .forEach(score -> courses.computeIfAbsent(score.name() + score.weight(), _ -> new ArrayList<>())
                        .add(score));
        return courses.values();
    }

    /** One row for each different fact of the referral; the same received several times is one, counted. */
    private List<Fact> facts(UUID referral, boolean mayReadRestricted) {
        return sql.sql("""
                        select what, regexp_replace(text, :kindOfConcept, '', 'g') as text, status, min(day) as first, max(day) as last,
                               count(*) as times, bool_and(confirmed) as confirmed, weight, topic
                          from (
                            select 1 as place, 'Condition' as what, code_text as text, coalesce(clinical_status, '') as status,
                                   left(coalesce(onset, recorded, ''), 10) as day, confirmed_at is not null as confirmed,
                                   class as weight, topic, referral_id, organization_id
                              from history.v_conditions
                            union all
                            select 2, 'Medication', code_text || coalesce(', ' || dosage, '')
                                       || case when do_not_take then ' (not to be taken)' else '' end,
                                   coalesce(status, ''), left(coalesce(authored, ''), 10), confirmed_at is not null, class, topic,
                                   referral_id, organization_id
                              from history.v_medications
                            union all
                            select 3, 'Allergy', code_text || coalesce(': ' || reactions, ''), coalesce(clinical_status, ''), '',
                                   confirmed_at is not null, class, '', referral_id, organization_id
                              from history.v_allergies
                            union all
                            select 5, 'Coverage', payer || coalesce(', ' || plan, '') || coalesce(', member ' || member_number, ''),
                                   coalesce(status, ''), coalesce(left(starts, 10), as_of::text, ''), confirmed_at is not null,
                                   class, '', referral_id, organization_id
                              from history.v_coverage
                            union all
                            select 6, 'Earlier visit', code_text || coalesce(': ' || reason, ''), coalesce(setting, ''),
                                   left(coalesce(starts, ''), 10), false, class, '', referral_id, organization_id
                              from history.v_encounters) said
                         where organization_id = :organization and referral_id = :referral
                           and (:restricted or weight <> 'restricted')
                         group by place, what, text, status, weight, topic
                         order by place, max(day) desc, text
                        """)
                .param("organization", Actor.current().organization())
                .param("referral", referral)
                .param("restricted", mayReadRestricted)
                .param("kindOfConcept", ReceivedWords.KIND_OF_CONCEPT)
                .list(Fact.class);
    }

    private static List<String> leftovers(String json) {
        return JSON.readValue(json, new TypeReference<List<LeftoverLine>>() {}).stream()
                .map(line -> "%s (%d)".formatted(line.words(), line.count()))
                .toList();
    }
}
