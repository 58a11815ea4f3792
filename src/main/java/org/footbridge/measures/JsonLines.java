package org.footbridge.measures;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** On which line of a JSON text each value stands, so that whoever wrote it can be told where to look. */
final class JsonLines {

    private final Map<String, Integer> lines = new HashMap<>();

    private JsonLines() {}

    /** @throws tools.jackson.core.JacksonException with its own line where the text is no JSON */
    static JsonLines of(String text) {
        var found = new JsonLines();
        try (var parser = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            found.value(parser, "");
            if (parser.nextToken() != null) {
                throw new tools.jackson.core.exc.StreamReadException(parser, "Something follows the end.");
            }
        }
        return found;
    }

    private void value(JsonParser parser, String pointer) {
        lines.put(pointer, parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                value(parser, pointer + "/" + name);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                value(parser, pointer + "/" + index);
            }
        }
    }

    /** The line of a value, or of the nearest one around it that is there. */
    int lineOf(String pointer) {
        var path = pointer;
        while (!lines.containsKey(path) && path.contains("/")) {
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return lines.getOrDefault(path, 1);
    }
}
