package org.footbridge.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    private static final String[] RESOURCE = {"entry", "*", "resource"};
    private static final String[] IDENTIFIER = {"entry", "*", "resource", "identifier", "*"};

    private final byte[] bytes;
    private final JsonPlace path = new JsonPlace();
    private final Set<String> rootFields = new HashSet<>();
    private String resourceType = "";
    private final BundleIndex index;
    private final Map<String, JsonToken> fields = new HashMap<>();
    private final List<String[]> identifiers = new ArrayList<>();

    private BundleScan(byte[] bytes) {
        this.bytes = bytes;
        this.index = new BundleIndex(bytes);
    }

    static BundleIndex of(byte[] bytes) {
        var scan = new BundleScan(Encoding.plain(bytes));
        scan.run();
        if (!scan.resourceType.equals("Bundle")) {
            throw new NotReadable(
                    Reason.NOT_A_BUNDLE,
                    "resourceType",
                    scan.resourceType.isEmpty() ? "It does not say what it is." : "It is not a Bundle.");
        }
        return scan.index;
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
            index.begin();
        } else if (path.is(RESOURCE)) {
            beginResource((int) parser.currentTokenLocation().getByteOffset());
        } else if (path.is(IDENTIFIER)) {
            identifiers.add(new String[] {"", ""});
        } else {
            remember(token);
        }
    }

    private void beginResource(int offset) {
        var entry = index.current();
        if (entry.end > 0) {
            throw new NotReadable(Reason.WRONG_SHAPE, entry.place(), "It stands there twice.");
        }
        entry.begin = offset;
        fields.clear();
        identifiers.clear();
    }

    private void close(JsonParser parser) {
        if (path.is(RESOURCE)) {
            var entry = index.current();
            entry.end = (int) parser.currentLocation().getByteOffset();
            if (entry.type.isEmpty()) {
                throw new NotReadable(Reason.WRONG_SHAPE, entry.place(), "It has no resourceType.");
            }
            OtherVersion.refuse(entry.type, fields, entry.place());
            identifiers.forEach(identifier -> index.identify(identifier[0], identifier[1]));
        }
    }

    private void once(String field) {
        if (!rootFields.add(field)) {
            throw new NotReadable(Reason.WRONG_SHAPE, "Bundle." + field, "It stands there twice.");
        }
    }

    private void remember(JsonToken token) {
        if (path.depth() == 4 && path.startsWith(RESOURCE) && OtherVersion.looksAt(path.last())) {
            fields.put(path.last(), token);
        }
    }

    private void value(JsonParser parser, JsonToken token) {
        if (path.depth() == 1) {
            once(path.last());
        }
        if (path.is("entry") || path.is("entry", "*")) {
            throw new NotReadable(Reason.WRONG_SHAPE, "Bundle.entry", "It must be a list of objects.");
        }
        if (path.is(RESOURCE) && token != JsonToken.VALUE_NULL) {
            throw new NotReadable(Reason.WRONG_SHAPE, path.text(), "It must be an object.");
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
            index.type(text);
        }
    }

    private void inEntry(String field, JsonParser parser) {
        switch (field) {
            case "fullUrl" -> {
                if (path.depth() == 3) {
                    index.current().fullUrl = parser.getString();
                }
            }
            case "method" -> {
                if (path.is("entry", "*", "request", "method")) {
                    index.current().method = parser.getString();
                }
            }
            case "resourceType" -> {
                if (path.is("entry", "*", "resource", "resourceType")) {
                    index.current().type = parser.getString();
                } else if (path.is("entry", "*", "resource", "contained", "*", "resourceType")) {
                    index.current().contains(parser.getString());
                }
            }
            case "id" -> {
                if (path.is("entry", "*", "resource", "id")) {
                    index.current().id = parser.getString();
                } else if (path.is("entry", "*", "resource", "contained", "*", "id")) {
                    index.current().containsId(parser.getString());
                }
            }
            case "code" -> index.current().hasKnownScore |= Instrument.isKnown(parser.getString());
            case "system", "value" -> {
                if (path.depth() == IDENTIFIER.length + 1 && path.startsWith(IDENTIFIER)) {
                    identifiers.getLast()[field.equals("system") ? 0 : 1] = parser.getString();
                }
            }
            case "reference" -> index.mention(parser.getString(), path);
            default -> {
                // nothing that finds or ties entries
            }
        }
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
