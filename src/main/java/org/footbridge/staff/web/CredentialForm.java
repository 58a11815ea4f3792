package org.footbridge.staff.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.staff.NewCredential;
import org.footbridge.staff.ShippedCredentials.Kind;
import org.footbridge.staff.Signs;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A credential as typed.
 *
 * @param kind from the list
 * @param ownKind in the site's own words, instead
 * @param signs empty: as the list says for the kind
 */
public record CredentialForm(
        @Nullable String kind,
        @Nullable String ownKind,
        @Nullable String signs,
        @Nullable String prescribes,
        @Nullable String state,
        @Nullable String number,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate expiresOn) {

    static final CredentialForm EMPTY = new CredentialForm(null, null, null, null, null, null, null, null);

    Problems problems(List<Kind> kinds) {
        var problems = Problems.none();
        if (wanted().isEmpty()) {
            problems = problems.and("kind", "Choose what kind of credential it is, or write it.");
        } else if (signing(kinds).isEmpty()) {
            problems = problems.and(
                    "signs", "States differ about this kind. Choose what it lets this person sign where you are.");
        }
        if (expiresOn == null && startsOn == null) {
            problems = problems.and("expiresOn", "Write its last day; for one without an end, write its first day.");
        }
        return problems;
    }

    /** Only after {@link #problems} found none. */
    NewCredential credential(List<Kind> kinds) {
        return new NewCredential(
                wanted(),
                signing(kinds).orElse(Signs.NOTHING),
                prescribes != null || listed(kinds).map(Kind::prescribes).orElse(false),
                Optional.of(text(state).toUpperCase(Locale.ROOT)).filter(word -> !word.isEmpty()),
                text(number),
                Optional.ofNullable(startsOn),
                Optional.ofNullable(expiresOn));
    }

    private String wanted() {
        return text(ownKind).isEmpty() ? text(kind) : text(ownKind);
    }

    private Optional<Signs> signing(List<Kind> kinds) {
        for (var one : Signs.values()) {
            if (one.name().equals(signs)) {
                return Optional.of(one);
            }
        }
        return listed(kinds).flatMap(kind -> Optional.ofNullable(kind.signs()));
    }

    private Optional<Kind> listed(List<Kind> kinds) {
        return kinds.stream().filter(one -> one.kind().equals(wanted())).findFirst();
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words.strip();
    }
}
