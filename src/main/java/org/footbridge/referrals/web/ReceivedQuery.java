package org.footbridge.referrals.web;

import java.util.ArrayList;
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

    private record Fact(String what, String text, String detail, boolean confirmed, String weight, String topic) {}

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
            var line = new Line(
                    fact.topic().isEmpty() ? fact.what() : fact.topic(), fact.text(), fact.detail(), fact.confirmed());
            switch (fact.weight()) {
                case "decides" -> decides.add(line);
                case "restricted" -> restricted.add(line);
                default ->
                    folded.computeIfAbsent(fact.what(), _ -> new ArrayList<>()).add(line);
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

    /** One row for each different fact of the referral; the same received several times is counted in its detail. */
    private List<Fact> facts(UUID referral, boolean mayReadRestricted) {
        return sql.sql("""
                        select what, text,
                               concat_ws(', ', nullif(status, ''),
                                         nullif(case when min(day) = max(day) then min(day) else min(day) || ' to ' || max(day) end, ''),
                                         case when count(*) > 1 then count(*) || ' times' end) as detail,
                               bool_and(confirmed) as confirmed, weight, topic
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
                            select 4, 'Earlier score', instrument || ' ' || trim_scale(total)
                                       || case when adolescent then ' (adolescent form)' else '' end,
                                   '', left(coalesce(taken, ''), 10), confirmed_at is not null, class, topic, referral_id, organization_id
                              from history.v_scores
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
                .list(Fact.class);
    }

    private static List<String> leftovers(String json) {
        return JSON.readValue(json, new TypeReference<List<LeftoverLine>>() {}).stream()
                .map(line -> "%s (%d)".formatted(line.words(), line.count()))
                .toList();
    }
}
