package org.footbridge.setup;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.footbridge.access.Capacity;
import org.footbridge.consents.ConsentAuthority.Assent;
import org.footbridge.consents.ConsentAuthority.Authority;
import org.footbridge.consents.ConsentAuthority.CustodyPaper;
import org.footbridge.consents.ConsentAuthority.MayConsent;
import org.footbridge.consents.ConsentAuthority.MaySee;
import org.footbridge.consents.ConsentAuthority.Service;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts.NewContact;
import org.footbridge.people.ParticipantId;

/**
 * What a row of the caseload says about somebody under 18: who stands for them, and for each service who may consent and
 * who may see (CARE 14). The site enters what its state's law says, with where that is written; nothing is assumed.
 */
record YoungPerson(
        Optional<NewContact> guardian,
        Map<Service, MayConsent> mayConsent,
        Map<Service, MaySee> maySee,
        String state,
        String law,
        LocalDate lookedUpOn,
        Assent assent,
        Set<Capacity> signedPaper) {

    private static final Map<String, MayConsent> WHO_CONSENTS = Map.of(
            "young person", MayConsent.MINOR,
            "guardian", MayConsent.GUARDIAN,
            "either", MayConsent.EITHER,
            "both", MayConsent.BOTH);

    private static final Map<String, MaySee> WHO_SEES = Map.of(
            "young person", MaySee.MINOR_ONLY,
            "by release", MaySee.GUARDIAN_BY_RELEASE,
            "guardian too", MaySee.GUARDIAN_TOO);

    private static final Map<String, Set<Capacity>> WHO_SIGNED = Map.of(
            "young person", Set.of(Capacity.SELF),
            "guardian", Set.of(Capacity.GUARDIAN),
            "both", Set.of(Capacity.SELF, Capacity.GUARDIAN));

    /**
     * The records that let the stay begin, one a service.
     *
     * @param contact the guardian as kept near the person, whom the records then name
     */
    List<Authority> authorities(ParticipantId participant, Optional<ContactId> contact) {
        return Stream.of(Service.values())
                .map(service -> new Authority(
                        participant,
                        service,
                        Objects.requireNonNull(mayConsent.get(service)),
                        Objects.requireNonNull(maySee.get(service)),
                        state,
                        lookedUpOn,
                        law,
                        Optional.empty(),
                        contact,
                        guardian.map(NewContact::name),
                        CustodyPaper.NONE_NEEDED,
                        assent,
                        Optional.empty()))
                .toList();
    }

    /**
     * Reads the cells of one row; what is wrong goes to {@code wrong}, and then nothing is answered.
     *
     * @param lookedUpOn as the row's dates are read
     * @param paper whether the row says that a consent was signed on paper
     */
    static Optional<YoungPerson> read(
            Spreadsheet.Line line,
            Optional<LocalDate> lookedUpOn,
            boolean paper,
            BiConsumer<CaseloadColumn, String> wrong) {
        var cells = new Cells(line, wrong);
        Map<Service, MayConsent> consent = new EnumMap<>(Service.class);
        Map<Service, MaySee> see = new EnumMap<>(Service.class);
        for (var service : Service.values()) {
            cells.one(consentColumn(service), WHO_CONSENTS).ifPresent(found -> consent.put(service, found));
            cells.one(seeColumn(service), WHO_SEES).ifPresent(found -> see.put(service, found));
        }
        boolean needsGuardian = consent.values().stream().anyMatch(who -> who != MayConsent.MINOR)
                || see.containsValue(MaySee.GUARDIAN_TOO);
        var guardian = cells.guardian(needsGuardian);
        var state = cells.matching(CaseloadColumn.STATE, "[A-Za-z]{2}", "is no state in two letters.");
        var law = cells.matching(CaseloadColumn.LAW, ".{3,300}", "names no law or advice.");
        var custody = cells.matching(
                CaseloadColumn.CUSTODY_PAPER,
                "(?i)no",
                "is not “no”. Somebody with a custody paper is admitted through Intake, where it is seen first.");
        var assent = cells.one(CaseloadColumn.ASSENT, Map.of("yes", Assent.GIVEN, "no", Assent.NOT_GIVEN));
        if (lookedUpOn.isEmpty() && line.get(CaseloadColumn.LAW_ON).isEmpty()) {
            cells.missing(CaseloadColumn.LAW_ON);
        }
        var signed = paper ? cells.signed(consent) : Set.<Capacity>of();
        return cells.fit && custody.isPresent()
                ? Optional.of(new YoungPerson(
                        guardian,
                        consent,
                        see,
                        state.orElseThrow().toUpperCase(Locale.ROOT),
                        law.orElseThrow(),
                        lookedUpOn.orElseThrow(),
                        assent.orElseThrow(),
                        signed))
                : Optional.empty();
    }

    private static CaseloadColumn consentColumn(Service service) {
        return switch (service) {
            case MENTAL_HEALTH -> CaseloadColumn.CONSENT_MENTAL_HEALTH;
            case SUBSTANCE_USE -> CaseloadColumn.CONSENT_SUBSTANCE_USE;
            case MEDICATION -> CaseloadColumn.CONSENT_MEDICATION;
        };
    }

    private static CaseloadColumn seeColumn(Service service) {
        return switch (service) {
            case MENTAL_HEALTH -> CaseloadColumn.SEE_MENTAL_HEALTH;
            case SUBSTANCE_USE -> CaseloadColumn.SEE_SUBSTANCE_USE;
            case MEDICATION -> CaseloadColumn.SEE_MEDICATION;
        };
    }

    private static final class Cells {

        private final Spreadsheet.Line line;
        private final BiConsumer<CaseloadColumn, String> wrong;
        private boolean fit = true;

        Cells(Spreadsheet.Line line, BiConsumer<CaseloadColumn, String> wrong) {
            this.line = line;
            this.wrong = wrong;
        }

        <T> Optional<T> one(CaseloadColumn column, Map<String, T> known) {
            var text = line.get(column).toLowerCase(Locale.ROOT);
            if (text.isEmpty()) {
                missing(column);
                return Optional.empty();
            }
            var found = Optional.ofNullable(known.get(text));
            if (found.isEmpty()) {
                say(
                        column,
                        "“%s” is none of: %s."
                                .formatted(
                                        line.get(column),
                                        String.join(
                                                ", ",
                                                known.keySet().stream().sorted().toList())));
            }
            return found;
        }

        Optional<String> matching(CaseloadColumn column, String pattern, String sentence) {
            var text = line.get(column);
            if (text.isEmpty()) {
                missing(column);
                return Optional.empty();
            }
            if (!text.matches(pattern)) {
                say(column, sentence);
                return Optional.empty();
            }
            return Optional.of(text);
        }

        Optional<NewContact> guardian(boolean needed) {
            var name = line.get(CaseloadColumn.GUARDIAN);
            if (name.isEmpty()) {
                if (needed) {
                    missing(CaseloadColumn.GUARDIAN);
                }
                return Optional.empty();
            }
            var relation = line.get(CaseloadColumn.GUARDIAN_RELATION);
            if (relation.isEmpty()) {
                missing(CaseloadColumn.GUARDIAN_RELATION);
            }
            return Optional.of(new NewContact(
                    name,
                    relation,
                    Optional.of(line.get(CaseloadColumn.GUARDIAN_PHONE)).filter(text -> !text.isEmpty()),
                    Optional.empty(),
                    true,
                    false,
                    false));
        }

        /** Who signed the paper must be at least who the row says must consent. */
        Set<Capacity> signed(Map<Service, MayConsent> consent) {
            var signed = one(CaseloadColumn.CONSENT_BY, WHO_SIGNED).orElse(Set.of());
            boolean guardianMissing = !signed.contains(Capacity.GUARDIAN)
                    && consent.values().stream().anyMatch(who -> who == MayConsent.GUARDIAN || who == MayConsent.BOTH);
            boolean youngMissing = !signed.contains(Capacity.SELF)
                    && consent.values().stream().anyMatch(who -> who == MayConsent.MINOR || who == MayConsent.BOTH);
            if (!signed.isEmpty() && (guardianMissing || youngMissing)) {
                say(
                        CaseloadColumn.CONSENT_BY,
                        "leaves out %s, who must consent by this row."
                                .formatted(guardianMissing ? "the guardian" : "the young person"));
            }
            if (signed.contains(Capacity.GUARDIAN)
                    && line.get(CaseloadColumn.GUARDIAN).isEmpty()) {
                missing(CaseloadColumn.GUARDIAN);
            }
            return signed;
        }

        void missing(CaseloadColumn column) {
            say(column, "is needed for somebody under 18.");
        }

        private void say(CaseloadColumn column, String sentence) {
            fit = false;
            wrong.accept(column, sentence);
        }
    }
}
