package org.footbridge.consents;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One line for whoever picks up the phone (CARE 16): who may be told what until when, else nothing is confirmed. */
@Component
public class DeskLine {

    /** Said to everybody no release names. Confirming attendance is a disclosure (42 CFR 2.13). */
    public static final String NOBODY = "I can't say whether anybody comes here.";

    private final Sql sql;
    private final Clock clock;
    private final Consents consents;

    DeskLine(Sql sql, Clock clock, Consents consents) {
        this.sql = sql;
        this.clock = clock;
        this.consents = consents;
    }

    /** The line as it stands above a person's page. */
    @Transactional(readOnly = true)
    public String of(ParticipantId participant) {
        var releases = consents.allInForce(participant, ConsentKind.RELEASE, clock.instant());
        if (releases.isEmpty()) {
            return NOBODY;
        }
        var zone = zone();
        return releases.stream()
                        .map(release -> "May tell %s about %s%s"
                                .formatted(
                                        called(participant, release),
                                        words(release.dataClasses()),
                                        until(release, zone)))
                        .collect(Collectors.joining(". "))
                + ". To anybody else: \"" + NOBODY + "\"";
    }

    private static String words(List<DataClass> classes) {
        var labels = classes.stream().map(DataClass::label).toList();
        return labels.size() < 2
                ? String.join("", labels)
                : String.join(", ", labels.subList(0, labels.size() - 1)) + " and " + labels.getLast();
    }

    private String until(Given release, ZoneId zone) {
        var format = DateTimeFormatter.ofPattern("MMM d", Locale.US);
        return release.until()
                .map(end -> " until " + format.format(LocalDate.ofInstant(end.minusMillis(1), zone)))
                .or(() -> release.untilEvent().map(event -> " until " + event))
                .orElse("");
    }

    private String called(ParticipantId participant, Given release) {
        var recipient = release.recipient().orElse("");
        return release.contactId()
                .flatMap(contact -> sql.sql("""
                                select relation from people.v_contacts_of
                                 where organization_id = :organization and participant_id = :participant and contact_id = :contact
                                """)
                        .param("organization", Actor.current().organization())
                        .param("participant", participant)
                        .param("contact", contact)
                        .optional(String.class))
                .map(relation -> "%s (%s)".formatted(recipient, relation))
                .orElse(recipient);
    }

    private ZoneId zone() {
        return sql.sql("select zone from programs.v_profile where organization_id = :organization")
                .param("organization", Actor.current().organization())
                .optional(String.class)
                .<ZoneId>map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }
}
