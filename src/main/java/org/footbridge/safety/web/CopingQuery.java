package org.footbridge.safety.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopyWay;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pages show beside a coping plan itself: steps done, reviews, copies; one statement each. */
@Component
class CopingQuery {

    private final Sql sql;

    CopingQuery(Sql sql) {
        this.sql = sql;
    }

    record Step(UUID lineId, boolean done, Instant saidAt) {}

    /** The last word on each step. */
    @Transactional(readOnly = true)
    Map<UUID, Step> steps(ParticipantId person) {
        return ask("""
                        select distinct on (step.line_id) step.line_id, step.done, step.said_at
                          from safety.step
                          join people.v_same_person same
                            on same.organization_id = step.organization_id and same.participant_id = step.participant_id
                         where step.organization_id = :organization and same.stands_for = :person
                         order by step.line_id, step.said_at desc, step.id desc
                        """, person).list(Step.class).stream().collect(Collectors.toMap(Step::lineId, Function.identity()));
    }

    record Review(Instant reviewedAt, String by, String words) {}

    @Transactional(readOnly = true)
    List<Review> reviews(ParticipantId person, CopingKind kind) {
        return ask("""
                        select review.reviewed_at, name.signed_name as by, review.words
                          from safety.v_reviews review
                          join staff.v_names name
                            on name.organization_id = review.organization_id and name.staff_id = review.reviewed_by
                         where review.organization_id = :organization and review.participant_id = :person and review.kind = :kind
                         order by review.reviewed_at desc
                         limit 20
                        """, person).param("kind", kind).list(Review.class);
    }

    /** When it was last gone through; for the person's own page, which names nobody. */
    @Transactional(readOnly = true)
    Optional<Instant> lastReview(ParticipantId person, CopingKind kind) {
        return ask("""
                        select reviewed_at
                          from safety.v_reviews
                         where organization_id = :organization and participant_id = :person and kind = :kind
                         order by reviewed_at desc
                         limit 1
                        """, person).param("kind", kind).optional(Instant.class);
    }

    /** @param contact who got it; empty: the person */
    record Copy(CopyWay way, Instant givenAt, String by, Optional<String> contact, int number) {}

    @Transactional(readOnly = true)
    List<Copy> copies(ParticipantId person, CopingKind kind) {
        return ask("""
                        select copy.way, copy.given_at, name.signed_name as by, contact.name as contact, version.number
                          from safety.copy
                          join safety.v_versions version
                            on version.organization_id = copy.organization_id and version.version_id = copy.version_id
                          join staff.v_names name
                            on name.organization_id = copy.organization_id and name.staff_id = copy.given_by
                          left join people.v_contacts_of contact
                            on contact.organization_id = copy.organization_id and contact.contact_id = copy.contact_id
                           and contact.participant_id = copy.participant_id
                         where copy.organization_id = :organization and version.participant_id = :person and version.kind = :kind
                         order by copy.given_at desc
                         limit 20
                        """, person).param("kind", kind).list(Copy.class);
    }

    private Sql.Statement ask(String text, ParticipantId person) {
        return sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("person", person);
    }
}
