package org.footbridge.rights;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.footbridge.access.House;
import org.footbridge.fhir.WholeRecord;
import org.footbridge.people.OwnPart;
import org.footbridge.people.OwnPart.Section;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Installation;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes one archive: the record as FHIR, and the same to be read, as a page and to be printed. What is the person's
 * alone is read as the person; nobody else's job could open it.
 */
@Component
class CopyMaking {

    private final OwnCopies copies;
    private final WholeRecord record;
    private final List<OwnPart> ownParts;
    private final CopyPapers papers;
    private final FhirContext fhir;
    private final House house;
    private final Installation installation;
    private final WordsOf wordsOf;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CopyMaking(
            OwnCopies copies,
            WholeRecord record,
            List<OwnPart> ownParts,
            CopyPapers papers,
            FhirContext fhir,
            House house,
            Installation installation,
            WordsOf wordsOf,
            TransactionTemplate transaction,
            Clock clock) {
        this.copies = copies;
        this.record = record;
        this.ownParts = List.copyOf(ownParts);
        this.papers = papers;
        this.fhir = fhir;
        this.house = house;
        this.installation = installation;
        this.wordsOf = wordsOf;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Ends without a word where the copy was cancelled, at any step. */
    void make(CopyId id) {
        copies.begin(id).ifPresent(wanted -> make(id, wanted));
    }

    private void make(CopyId id, OwnCopies.Wanted wanted) {
        var base = installation.url() + "/fhir";
        var steps = new AtomicInteger();
        var goesOn = new AtomicBoolean(true);
        var resources = record.of(wanted.participantId(), base, () -> {
            goesOn.set(copies.reached(id, Math.min(60, 4 * steps.incrementAndGet())));
            return goesOn.get();
        });
        if (!goesOn.get() || !copies.reached(id, 65)) {
            return;
        }
        var words = wordsOf.of(Locale.of(wanted.language()));
        var show = show(words);
        var kept = papers.of(new ParticipantId(wanted.participantId()), words, show);
        var document = document(wanted, resources, kept.section(), words, show);
        if (!copies.reached(id, 75)) {
            return;
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("copy.html", document.html().getBytes(StandardCharsets.UTF_8));
        files.put("copy.pdf", CopyAsPdf.of(document.html()));
        if (!copies.reached(id, 90)) {
            return;
        }
        var bundle = WholeRecord.bundle(resources, base).setTimestamp(Date.from(clock.instant()));
        files.put(
                "copy.fhir.json",
                fhir.newJsonParser()
                        .setPrettyPrint(true)
                        .encodeResourceToString(bundle)
                        .getBytes(StandardCharsets.UTF_8));
        for (var paper : kept.files().entrySet()) {
            if (!copies.reached(id, 95)) {
                return;
            }
            files.put(paper.getKey(), papers.read(paper.getValue()));
        }
        copies.finish(id, zip(files));
    }

    private Show show(Words words) {
        return new Show(words.locale(), zone());
    }

    private ZoneId zone() {
        return Objects.requireNonNull(transaction.execute(_ -> house.zone()));
    }

    private CopyDocument document(
            OwnCopies.Wanted wanted, List<Resource> resources, Section papersKept, Words words, Show show) {
        var zone = zone();
        var sections = new ArrayList<>(new CopyText(words, show, zone).sections(resources));
        var self = Actor.participant(
                Actor.current().organization(), wanted.accountId(), wanted.membershipId(), wanted.participantId());
        sections.addAll(self.call(() -> transaction.execute(_ -> ownParts.stream()
                .flatMap(part -> part.sections(words, show).stream())
                .toList())));
        sections.add(papersKept);
        return new CopyDocument(
                words.language(),
                words.say("rights.copy.title"),
                words.say("rights.copy.made", show.date(LocalDate.ofInstant(clock.instant(), zone))),
                words.say("rights.copy.none"),
                sections);
    }

    private byte[] zip(Map<String, byte[]> files) {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(clock.millis());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return archive.toByteArray();
    }
}
