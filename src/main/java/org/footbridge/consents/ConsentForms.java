package org.footbridge.consents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Shipped;
import org.footbridge.platform.Sql;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The forms people are asked to sign, version by version, and the texts laws prescribe. */
@Component
public class ConsentForms implements Shipped {

    private static final String ORIGIN = "footbridge 2026-11";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final JsonMapper json;

    ConsentForms(Sql sql, Clock clock, Audit audit, JsonMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.json = json;
    }

    record Content(List<FormText> forms, List<LegalText> legalTexts, List<RuleText> minorRules) {}

    record FormText(
            ConsentKind kind,
            int version,
            String language,
            Need need,
            String title,
            List<String> body,
            String ifDeclined) {}

    record LegalText(String name, int version, String wording, String source, LocalDate startsOn) {}

    record RuleText(
            String state,
            ConsentAuthority.Service service,
            int fromAge,
            int toAge,
            ConsentAuthority.MayConsent mayConsent,
            String statement,
            String source,
            LocalDate startsOn) {}

    @Override
    @Transactional
    public void copy() {
        var content = content();
        var organization = Actor.current().organization();
        var now = clock.instant();
        int copied = sql.batch(
                """
                insert into consents.form (organization_id, id, kind, version, language, need, title, body, if_declined, origin,
                                           starts_on, created_at)
                values (:organization, :id, :kind, :version, :language, :need, :title, :body, :ifDeclined, :origin, :startsOn, :now)
                on conflict (organization_id, kind, version, language) do nothing
                """,
                content.forms(),
                form -> Map.ofEntries(
                        Map.entry("organization", organization),
                        Map.entry("id", Id.fresh(now)),
                        Map.entry("kind", form.kind()),
                        Map.entry("version", form.version()),
                        Map.entry("language", form.language()),
                        Map.entry("need", form.need()),
                        Map.entry("title", form.title()),
                        Map.entry("body", String.join("\n\n", form.body())),
                        Map.entry("ifDeclined", form.ifDeclined()),
                        Map.entry("origin", ORIGIN),
                        Map.entry("startsOn", LocalDate.of(2026, 11, 1)),
                        Map.entry("now", now)));
        copied += sql.batch(
                """
                insert into consents.legal_text (organization_id, id, name, version, wording, source, starts_on, created_at)
                values (:organization, :id, :name, :version, :wording, :source, :startsOn, :now)
                on conflict (organization_id, name, version) do nothing
                """,
                content.legalTexts(),
                text -> Map.of(
                        "organization", organization,
                        "id", Id.fresh(now),
                        "name", text.name(),
                        "version", text.version(),
                        "wording", text.wording(),
                        "source", text.source(),
                        "startsOn", text.startsOn(),
                        "now", now));
        copied += sql.batch(
                """
                insert into consents.minor_rule (organization_id, id, state, service, from_age, to_age, may_consent, statement,
                                                 source, verified_by, starts_on, created_at)
                select :organization, :id, :state, :service, :from, :to, :mayConsent, :statement, :source, null, :startsOn, :now
                 where not exists (select from consents.minor_rule where organization_id = :organization)
                """,
                content.minorRules(),
                rule -> Map.ofEntries(
                        Map.entry("organization", organization),
                        Map.entry("id", Id.fresh(now)),
                        Map.entry("state", rule.state()),
                        Map.entry("service", rule.service()),
                        Map.entry("from", rule.fromAge()),
                        Map.entry("to", rule.toAge()),
                        Map.entry("mayConsent", rule.mayConsent()),
                        Map.entry("statement", rule.statement()),
                        Map.entry("source", rule.source()),
                        Map.entry("startsOn", rule.startsOn()),
                        Map.entry("now", now)));
        if (copied > 0) {
            audit.act(Act.CONFIGURE, "consent forms", null, List.of(), ORIGIN);
        }
    }

    private static final String SELECT = """
            select id, kind, version, language, need, title, body, if_declined,
                   exists (select from consents.translation_review review
                            where review.organization_id = form.organization_id and review.form_id = form.id) as reviewed
              from consents.form""";

    /** The newest version of each form in a language, English where there is none, in the order of the kinds. */
    @Transactional(readOnly = true)
    public List<Form> current(String language) {
        return sql
                .sql("select * from (" + SELECT + """
                         where organization_id = :organization and language in (:language, 'en')) as form
                         order by version desc
                        """)
                .param("organization", Actor.current().organization())
                .param("language", language)
                .list(Form.class)
                .stream()
                .collect(java.util.stream.Collectors.groupingBy(Form::kind))
                .values()
                .stream()
                .map(versions -> versions.stream()
                        .filter(form -> form.version() == versions.getFirst().version())
                        .min(java.util.Comparator.comparing(
                                form -> !form.language().equals(language)))
                        .orElseThrow())
                .sorted(java.util.Comparator.comparing(Form::kind))
                .toList();
    }

    /** @throws NotYours if there is none */
    @Transactional(readOnly = true)
    public Form get(FormId id) {
        return sql.sql(SELECT + " where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Form.class)
                .orElseThrow(NotYours::new);
    }

    /** The newest version of one kind in a language, English where there is none. */
    @Transactional(readOnly = true)
    public Form current(ConsentKind kind, String language) {
        return current(language).stream()
                .filter(form -> form.kind() == kind)
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    /** What goes with every Part 2 disclosure, in the wording in force: 42 CFR 2.32(a)(2), 2024 rule. */
    @Transactional(readOnly = true)
    public String part2Notice(LocalDate on) {
        return sql.sql("""
                        select wording from consents.legal_text
                         where organization_id = :organization and name = 'part2_notice_short' and starts_on <= :on
                         order by starts_on desc, version desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("on", on)
                .single(String.class);
    }

    /** A qualified translator looked at it (45 CFR 92.201 [K]); before that it is not offered outside the demo. */
    @Transactional
    public void recordReview(FormId form, String reviewer, String qualification, LocalDate on) {
        sql.sql("""
                        insert into consents.translation_review (organization_id, id, form_id, reviewer, qualification, reviewed_on,
                                                                 recorded_at)
                        values (:organization, :id, :form, :reviewer, :qualification, :on, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("form", form)
                .param("reviewer", reviewer)
                .param("qualification", qualification)
                .param("on", on)
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "translation review", form, List.of());
    }

    private Content content() {
        try (var file = new ClassPathResource("consents/forms.json").getInputStream()) {
            return json.readValue(file, Content.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
