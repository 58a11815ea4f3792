package org.footbridge.consents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.access.Translations;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The Spanish consent forms on the director's page of translations; each version is reviewed by itself. */
@Component
class TranslatedForms implements Translations {

    private final Sql sql;
    private final ConsentForms forms;

    TranslatedForms(Sql sql, ConsentForms forms) {
        this.sql = sql;
        this.forms = forms;
    }

    private record Reviewed(String reviewer, String qualification, java.time.LocalDate reviewedOn) {}

    @Override
    @Transactional(readOnly = true)
    public List<Part> parts() {
        var english = forms.current("en");
        return forms.current("es").stream()
                .filter(form -> form.language().equals("es"))
                .map(form -> new Part(
                        form.id().value().toString(),
                        "Consent form: " + title(form, english),
                        review(form),
                        false,
                        english.stream()
                                .filter(one -> one.kind() == form.kind())
                                .map(one -> new Pair(one.text(), form.text()))
                                .toList()))
                .toList();
    }

    @Override
    public void reviewed(String part, Review review) {
        forms.recordReview(new FormId(UUID.fromString(part)), review.reviewer(), review.qualification(), review.on());
    }

    private static String title(Form form, List<Form> english) {
        return english.stream()
                .filter(one -> one.kind() == form.kind())
                .map(Form::title)
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    private Optional<Review> review(Form form) {
        return sql.sql("""
                        select reviewer, qualification, reviewed_on
                          from consents.translation_review
                         where organization_id = :organization and form_id = :form
                         order by recorded_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("form", form.id())
                .optional(Reviewed.class)
                .map(one -> new Review(one.reviewer(), one.qualification(), one.reviewedOn()));
    }
}
