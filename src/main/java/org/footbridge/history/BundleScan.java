package org.footbridge.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.fhir.PartialTime;
import org.footbridge.history.ReceivedBundle.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * One pass over the bytes that builds no tree: is it JSON, how deep, which entries, where each resource begins and ends,
 * what refers to what, and is any date impossible, also in resources nobody reads further.
 */
final class BundleScan {

    /** FHIR's own records stay under 30; HAPI and Jackson would follow much further. */
    private static final int DEEPEST = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(ReceivedBundle.MOST_BYTES)
                    .build())
            .build();
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}.*)?");
    private static final Set<String> DATES = Set.of(
            "date",
            "start",
            "end",
            "issued",
            "created",
            "recorded",
            "authored",
            "authoredOn",
            "sent",
            "received",
            "lastUpdated",
            "timestamp");

    /** One entry of the bundle. Offsets are of its resource in {@link #bytes}; both 0 where it has none. */
    static final class Entry {
        final int index;
        int begin;
        int end;
        String fullUrl = "";
        String type = "";
        String id = "";
        String method = "";
        boolean hasKnownScore;
        final List<String> contained = new ArrayList<>();
        final Set<String> containedIds = new HashSet<>();
        final Map<String, JsonToken> fields = new HashMap<>();

        private Entry(int index) {
            this.index = index;
        }

        String place() {
            return "Bundle.entry[%d].resource".formatted(index);
        }
    }

    /** A reference as written, who wrote it first and how often it stands there. */
    static final class Mention {
        final Entry by;
        final String place;
        int times;

        private Mention(Entry by, String place) {
            this.by = by;
            this.place = place;
        }
    }

    /** An identifier at the top of a resource, for conditional references. */
    record Identified(String type, String system, String value) {}

    private final byte[] bytes;
    private final JsonPlace path = new JsonPlace();
    private final Set<String> rootFields = new HashSet<>();
    private String resourceType = "";
    private String type = "";
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Mention> mentions = new LinkedHashMap<>();
    private final Map<Identified, Entry> identified = new HashMap<>();
    private String identifierSystem = "";

    private BundleScan(byte[] bytes) {
        this.bytes = bytes;
    }

    static BundleScan of(byte[] bytes) {
        var scan = new BundleScan(Encoding.plain(bytes));
        scan.run();
        if (!scan.resourceType.equals("Bundle")) {
            throw new NotReadable(
                    Reason.NOT_A_BUNDLE,
                    "resourceType",
                    scan.resourceType.isEmpty() ? "It does not say what it is." : "It is not a Bundle.");
        }
        return scan;
    }

    byte[] bytes() {
        return bytes;
    }

    String type() {
        return type;
    }

    List<Entry> entries() {
        return entries;
    }

    Map<String, Mention> mentions() {
        return mentions;
    }

    Map<Identified, Entry> identified() {
        return identified;
    }

    private void run() {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotReadable(Reason.NOT_JSON, "line 1", "It does not begin as a JSON object.");
            }
            int depth = 1;
            while (depth > 0) {
                depth += take(parser, parser.nextToken());
            }
            if (parser.nextToken() != null) {
                throw new NotReadable(Reason.NOT_JSON, location(parser), "There is more after the end of the bundle.");
            }
        } catch (StreamConstraintsException beyond) {
            throw path.depth() >= DEEPEST - 1
                    ? new NotReadable(Reason.TOO_DEEP, path.shortText(), "Nested deeper than %d levels.", DEEPEST)
                    : new NotReadable(Reason.NOT_JSON, path.shortText(), "A number or name beyond all measure.");
        } catch (JacksonException broken) {
            throw broken(broken);
        }
    }

    private NotReadable broken(JacksonException broken) {
        var at = broken.getLocation();
        long offset = at == null ? -1 : at.getByteOffset();
        byte last = bytes[bytes.length - 1];
        // A word or number that stops at the last byte is an end too, though Jackson calls it a wrong token.
        boolean atTheEnd = broken instanceof UnexpectedEndOfInputException
                || (offset >= bytes.length - 1 && last != '}' && last != ']');
        var where = at == null
                ? path.shortText()
                : "line %d, column %d, in %s".formatted(at.getLineNr(), at.getColumnNr(), path.shortText());
        return atTheEnd
                ? new NotReadable(Reason.CUT_OFF, where, "It ends in the middle, after %d bytes.", bytes.length)
                : new NotReadable(Reason.NOT_JSON, where, "It is not JSON there.");
    }

    private static String location(JsonParser parser) {
        var at = parser.currentTokenLocation();
        return "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    /** How much deeper the token leads: 1, 0 or -1. */
    private int take(JsonParser parser, JsonToken token) {
        switch (token) {
            case PROPERTY_NAME -> path.name(parser.currentName());
            case START_OBJECT, START_ARRAY -> {
                path.nextItem();
                open(parser, token);
                path.push(token == JsonToken.START_ARRAY);
                return 1;
            }
            case END_OBJECT, END_ARRAY -> {
                path.pop();
                close(parser);
                return -1;
            }
            case null ->
                throw new NotReadable(
                        Reason.CUT_OFF, path.shortText(), "It ends in the middle, after %d bytes.", bytes.length);
            default -> {
                path.nextItem();
                value(parser, token);
            }
        }
        return 0;
    }

    private void open(JsonParser parser, JsonToken token) {
        if (path.depth() == 1) {
            once(path.last());
        }
        boolean list = token == JsonToken.START_ARRAY;
        if ((path.is("entry") && !list) || (path.is("entry", "*") && list)) {
            throw new NotReadable(Reason.WRONG_SHAPE, "Bundle.entry", "It must be a list of objects.");
        }
        if (path.is("entry", "*")) {
            entries.add(new Entry(entries.size()));
        } else if (path.is("entry", "*", "resource")) {
            current().begin = (int) parser.currentTokenLocation().getByteOffset();
        } else {
            remember(token);
        }
    }

    private void close(JsonParser parser) {
        if (path.is("entry", "*", "resource")) {
            var entry = current();
            entry.end = (int) parser.currentLocation().getByteOffset();
            if (entry.type.isEmpty()) {
                throw new NotReadable(Reason.WRONG_SHAPE, entry.place(), "It has no resourceType.");
            }
            OtherVersion.refuse(entry.type, entry.fields, entry.place());
        }
    }

    private Entry current() {
        return entries.getLast();
    }

    private void once(String field) {
        if (!rootFields.add(field)) {
            throw new NotReadable(Reason.WRONG_SHAPE, "Bundle." + field, "It stands there twice.");
        }
    }

    private void remember(JsonToken token) {
        if (path.depth() == 4 && path.startsWith("entry", "*", "resource") && OtherVersion.looksAt(path.last())) {
            current().fields.put(path.last(), token);
        }
    }

    private void value(JsonParser parser, JsonToken token) {
        if (path.depth() == 1) {
            once(path.last());
        }
        if (path.is("entry") || path.is("entry", "*")) {
            throw new NotReadable(Reason.WRONG_SHAPE, "Bundle.entry", "It must be a list of objects.");
        }
        remember(token);
        if (token != JsonToken.VALUE_STRING) {
            return;
        }
        var field = path.last();
        if (isDate(field)) {
            checkDate(parser.getString());
        } else if (path.depth() == 1) {
            root(field, parser.getString());
        } else if (path.startsWith("entry", "*")) {
            inEntry(field, parser);
        }
    }

    private void root(String field, String text) {
        if (field.equals("resourceType")) {
            resourceType = text;
        } else if (field.equals("type")) {
            type = text;
        }
    }

    private void inEntry(String field, JsonParser parser) {
        switch (field) {
            case "fullUrl" -> {
                if (path.depth() == 3) {
                    current().fullUrl = parser.getString();
                }
            }
            case "method" -> {
                if (path.is("entry", "*", "request", "method")) {
                    current().method = parser.getString();
                }
            }
            case "resourceType" -> {
                if (path.is("entry", "*", "resource", "resourceType")) {
                    current().type = parser.getString();
                } else if (path.is("entry", "*", "resource", "contained", "*", "resourceType")) {
                    current().contained.add(parser.getString());
                }
            }
            case "id" -> {
                if (path.is("entry", "*", "resource", "id")) {
                    current().id = parser.getString();
                } else if (path.is("entry", "*", "resource", "contained", "*", "id")) {
                    current().containedIds.add(parser.getString());
                }
            }
            case "code" -> current().hasKnownScore |= Instrument.isKnown(parser.getString());
            case "system" -> {
                if (path.is("entry", "*", "resource", "identifier", "*", "system")) {
                    identifierSystem = parser.getString();
                }
            }
            case "value" -> {
                if (path.is("entry", "*", "resource", "identifier", "*", "value")) {
                    identified.putIfAbsent(
                            new Identified(current().type, identifierSystem, parser.getString()), current());
                }
            }
            case "reference" -> mention(parser.getString());
            default -> {
                // nothing that finds or ties entries
            }
        }
    }

    private void mention(String reference) {
        var key = reference.startsWith("#") ? current().index + reference : reference;
        mentions.computeIfAbsent(key, _ -> new Mention(current(), path.text())).times++;
    }

    private static boolean isDate(String field) {
        return DATES.contains(field)
                || field.endsWith("Date")
                || field.endsWith("DateTime")
                || field.endsWith("Instant");
    }

    private void checkDate(String text) {
        if (DATE.matcher(text).matches() && PartialTime.parse(text).isEmpty()) {
            throw new NotReadable(Reason.IMPOSSIBLE_DATE, path.text(), "%s is no date of the calendar.", clip(text));
        }
    }

    static String clip(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + " …";
    }
}
