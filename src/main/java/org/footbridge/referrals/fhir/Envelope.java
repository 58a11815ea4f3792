package org.footbridge.referrals.fhir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.footbridge.fhir.Refusal;
import org.footbridge.history.ReceivedBundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * What FHIR puts around the input of an operation: Parameters with the bundle as the only resource. A bundle that comes
 * without it is just as good, so that the same bytes are the same referral either way.
 */
final class Envelope {

    private static final int DEEPEST = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(ReceivedBundle.MOST_BYTES)
                    .build())
            .build();

    private final byte[] body;
    private final List<byte[]> resources = new ArrayList<>();
    private String resourceType = "";

    private Envelope(byte[] body) {
        this.body = body;
    }

    /** The bytes of the bundle; the whole body where it is no Parameters, whatever else it may be. */
    static byte[] opened(byte[] body) {
        var envelope = new Envelope(body);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            envelope.read(parser);
        } catch (JacksonException _) {
            return body; // the bundle's reader says what is wrong and where
        }
        if (!envelope.resourceType.equals("Parameters")) {
            return body;
        }
        if (envelope.resources.size() != 1) {
            throw Refusal.of(
                    400,
                    IssueType.STRUCTURE,
                    "One resource is expected, the bundle; there are %d.".formatted(envelope.resources.size()),
                    "Parameters.parameter");
        }
        return envelope.resources.getFirst();
    }

    private void read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var field = parser.currentName();
            var value = parser.nextToken();
            if (field.equals("resourceType") && value == JsonToken.VALUE_STRING) {
                resourceType = parser.getString();
                if (!resourceType.equals("Parameters")) {
                    return;
                }
            } else if (field.equals("parameter") && value == JsonToken.START_ARRAY) {
                parameters(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void parameters(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                parameter(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void parameter(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var field = parser.currentName();
            boolean resource = parser.nextToken() == JsonToken.START_OBJECT && field.equals("resource");
            int begin = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            if (resource) {
                resources.add(Arrays.copyOfRange(
                        body, begin, (int) parser.currentLocation().getByteOffset()));
            }
        }
    }
}
