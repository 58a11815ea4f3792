package org.footbridge.measures;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A site's own instruments: uploaded, checked, looked at, taken; and the words of a shipped one that has none. */
@Component
public class Packs {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Instruments instruments;
    private final InstrumentFile file;

    Packs(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Instruments instruments,
            InstrumentFile file) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.instruments = instruments;
        this.file = file;
    }

    /** What came of an upload. */
    public sealed interface Offering permits Offered, Refused {}

    /** Nothing is changed yet. */
    public record Offered(UUID id) implements Offering {}

    /** @param reasons each with its line, such as "Line 12: …" */
    public record Refused(List<String> reasons) implements Offering {}

    /** Checks a file and keeps it to be looked at. */
    @Transactional
    public Offering offer(byte[] content) {
        authorization.require(Permission.MANAGE_PROGRAM);
        if (content.length > PackCheck.LARGEST) {
            return new Refused(List.of("Line 1: The file is larger than %d kB.".formatted(PackCheck.LARGEST / 1000)));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException noText) {
            return new Refused(List.of("Line 1: This is no text in UTF-8."));
        }
        var checked = new PackCheck(file).check(text);
        if (checked.instrument().isEmpty()) {
            return refused(checked.wrong());
        }
        var instrument = checked.instrument().get();
        if (isHere(instrument.name(), instrument.version())) {
            return new Refused(List.of("%s %s is here already. Answers keep their version: give this one a new number."
                    .formatted(instrument.name(), instrument.version())));
        }
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into measures.offered_pack (organization_id, id, content, offered_at, offered_by)
                        values (:organization, :id, :content, :now, :by::uuid)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("content", text)
                .param("now", clock.instant())
                .param("by", Actor.current().membership())
                .update();
        return new Offered(id);
    }

    private static Refused refused(List<PackCheck.Wrong> wrong) {
        return new Refused(wrong.stream()
                .map(one -> "Line %d: %s".formatted(one.line(), one.sentence()))
                .toList());
    }

    private boolean isHere(InstrumentName name, String version) {
        return instruments.versions(name).stream().anyMatch(one -> one.version().equals(version));
    }

    /**
     * What an offered file holds.
     *
     * @param lowest scores when everything is answered with the lowest values
     * @param highest scores when everything is answered with the highest
     */
    public record Preview(Instrument instrument, List<Score> lowest, List<Score> highest) {}

    @Transactional(readOnly = true)
    public Preview preview(UUID offered) {
        authorization.require(Permission.MANAGE_PROGRAM);
        return preview(checked(offered).instrument().orElseThrow());
    }

    /** The same of an instrument that is here. */
    public static Preview preview(Instrument instrument) {
        var scoring = new Scoring();
        return new Preview(
                instrument,
                scoring.score(instrument, PackCheck.extreme(instrument, false)),
                scoring.score(instrument, PackCheck.extreme(instrument, true)));
    }

    private PackCheck.Checked checked(UUID offered) {
        return new PackCheck(file)
                .check(sql.sql("""
                        select content
                          from measures.offered_pack
                         where organization_id = :organization and id = :id and taken_at is null
                        """)
                        .param("organization", Actor.current().organization())
                        .param("id", offered)
                        .optional(String.class)
                        .orElseThrow(NotYours::new));
    }

    /** Takes an offered instrument into use; from now on it can be asked. */
    @Transactional
    public InstrumentId take(UUID offered) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var checked = checked(offered);
        var instrument = checked.instrument().orElseThrow();
        int taken = sql.sql("""
                        update measures.offered_pack set taken_at = :now
                         where organization_id = :organization and id = :id and taken_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", offered)
                .param("now", clock.instant())
                .update();
        if (taken == 0) {
            throw new NotYours();
        }
        return install(
                instrument.name(), instrument.version(), instrument.title(), checked.questionnaire(), checked.facts());
    }

    private InstrumentId install(
            InstrumentName name, String version, String title, String questionnaire, String facts) {
        var id = new InstrumentId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into measures.instrument (organization_id, id, name, version, title, questionnaire, facts, origin,
                                                         installed_at)
                        values (:organization, :id, :name, :version, :title, :questionnaire, :facts, 'site', :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("name", name.value())
                .param("version", version)
                .param("title", title)
                .param("questionnaire", questionnaire)
                .param("facts", facts)
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "instrument", id, List.of());
        return id;
    }

    /** What came of filling in words. */
    public sealed interface Filling permits Filled, NotFilled {}

    public record Filled(InstrumentId id) implements Filling {}

    public record NotFilled(String sentence) implements Filling {}

    /**
     * Fills the empty slots of a shipped instrument with the words of the form the site holds. Only empty slots can be
     * filled; what is published stays. It becomes a version of its own.
     *
     * @param words by {@code linkId} for a question, by {@code linkId/code} for an answer
     */
    @Transactional
    public Filling fill(InstrumentId id, Map<String, String> words) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var instrument = instruments.byId(id);
        record Source(String questionnaire, String facts) {}
        var source = sql.sql("""
                        select questionnaire, facts from measures.instrument
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .single(Source.class);
        var root = (ObjectNode) JsonMapper.shared().readTree(source.questionnaire());
        var missing = fill(root.path("item"), words);
        if (missing.isPresent()) {
            return new NotFilled("The words of %s are missing.".formatted(missing.get()));
        }
        var version = instrument.version() + "-words";
        for (int number = 2; isHere(instrument.name(), version); number++) {
            version = instrument.version() + "-words" + number;
        }
        root.put("version", version);
        return new Filled(
                install(instrument.name(), version, instrument.title(), root.toPrettyString(), source.facts()));
    }

    /** @return the first slot that stays empty */
    private static Optional<String> fill(JsonNode level, Map<String, String> words) {
        for (var item : level) {
            var linkId = item.path("linkId").asString("");
            boolean asked = !item.path("readOnly").asBoolean(false)
                    && !List.of("display", "group").contains(item.path("type").asString(""));
            if (asked && !put((ObjectNode) item, "text", words.get(linkId))) {
                return Optional.of("question " + item.path("prefix").asString(linkId));
            }
            for (var option : item.path("answerOption")) {
                var coding = (ObjectNode) option.path("valueCoding");
                var code = coding.path("code").asString("");
                if (!put(coding, "display", words.get(linkId + "/" + code))) {
                    return Optional.of(
                            "an answer to question " + item.path("prefix").asString(linkId));
                }
            }
            var below = fill(item.path("item"), words);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    private static boolean put(ObjectNode node, String slot, @Nullable String words) {
        if (!node.path(slot).asString("").isBlank()) {
            return true;
        }
        if (words == null || words.isBlank() || words.length() > 600) {
            return false;
        }
        node.put(slot, words.strip());
        return true;
    }
}
