package org.footbridge.access;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.footbridge.access.Translations.Pair;
import org.footbridge.access.Translations.Part;
import org.footbridge.access.Translations.Review;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Installation;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reviews of what stands in message files, kept with a fingerprint of both languages as the translator read them. */
@Component
public class TranslatedWords {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final WordsOf words;
    private final Installation installation;
    private final Organizations organizations;
    private final Map<Area, String> fingerprints = new ConcurrentHashMap<>();

    TranslatedWords(
            Sql sql, Clock clock, Audit audit, WordsOf words, Installation installation, Organizations organizations) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.words = words;
        this.installation = installation;
        this.organizations = organizations;
    }

    /** A part of the message files: every key that begins with one of these. */
    public record Area(String key, String title, List<String> beginnings) {}

    private record Kept(String fingerprint, String reviewer, String qualification, java.time.LocalDate reviewedOn) {}

    /** Whether the bound organization may show this part in Spanish: always in the demo, else once it was reviewed. */
    @Transactional(readOnly = true)
    public boolean offered(Area area) {
        return installation.demo()
                || newest(area)
                        .filter(one -> one.fingerprint().equals(fingerprint(area)))
                        .isPresent();
    }

    /** Whether Spanish waits for nobody, as in the demo. */
    boolean always() {
        return installation.demo();
    }

    /** Where one organization alone lives here, its review counts before anybody is known; empty otherwise. */
    Optional<OrganizationId> onlyOrganization() {
        var all = installation.demo() ? List.<OrganizationId>of() : organizations.all();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    Words english() {
        return words.of(WordsOf.ENGLISH);
    }

    @Transactional(readOnly = true)
    public Part part(Area area) {
        var newest = newest(area);
        var now = fingerprint(area);
        var spanish = words.of(WordsOf.SPANISH).under(area.beginnings());
        return new Part(
                area.key(),
                area.title(),
                newest.filter(one -> one.fingerprint().equals(now))
                        .map(one -> new Review(one.reviewer(), one.qualification(), one.reviewedOn())),
                newest.filter(one -> !one.fingerprint().equals(now)).isPresent(),
                words.of(WordsOf.ENGLISH).under(area.beginnings()).entrySet().stream()
                        .map(one -> new Pair(one.getValue(), spanish.getOrDefault(one.getKey(), "")))
                        .toList());
    }

    /** Keeps a review of this part's words as they are now. */
    @Transactional
    public void reviewed(Area area, Review review) {
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into access.translation_review (organization_id, id, area, language, fingerprint, reviewer,
                                                               qualification, reviewed_on, recorded_by, recorded_at)
                        values (:organization, :id, :area, 'es', :fingerprint, :reviewer,
                                :qualification, :on, :by, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("area", area.key())
                .param("fingerprint", fingerprint(area))
                .param("reviewer", review.reviewer())
                .param("qualification", review.qualification())
                .param("on", review.on())
                .param("by", Actor.current().membership())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "translation review", null, List.of(), area.key());
    }

    private Optional<Kept> newest(Area area) {
        return sql.sql("""
                        select fingerprint, reviewer, qualification, reviewed_on
                          from access.translation_review
                         where organization_id = :organization and area = :area
                         order by recorded_at desc, id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("area", area.key())
                .optional(Kept.class);
    }

    /** Message files do not change while the program runs. */
    private String fingerprint(Area area) {
        return fingerprints.computeIfAbsent(area, this::computed);
    }

    private String computed(Area area) {
        return Attempts.hash(words.locales().stream()
                .map(language -> words.of(language).under(area.beginnings()).entrySet())
                .flatMap(Collection::stream)
                .map(Map.Entry::toString)
                .collect(Collectors.joining("\n")));
    }
}
