package org.footbridge.history;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.history.ReceivedBundle.Reason;
import tools.jackson.core.JsonToken;

/**
 * Tells another FHIR version by what R4 does not have. A bundle does not name its version, and one whose resources look
 * the same in both is read as R4; what is found here cannot be R4.
 */
final class OtherVersion {

    private static final String OLD = "DSTU2 or STU3";
    private static final String NEW = "R5";

    /** Fields of resources R4 has, in a version R4 is not. A test holds each against the models. */
    static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("AllergyIntolerance.participant", NEW),
            Map.entry("AllergyIntolerance.substance", OLD),
            Map.entry("Appointment.subject", NEW),
            Map.entry("Condition.assertedDate", OLD),
            Map.entry("Condition.dateRecorded", OLD),
            Map.entry("Condition.participant", NEW),
            Map.entry("Condition.patient", OLD),
            Map.entry("Coverage.insurer", NEW),
            Map.entry("Coverage.kind", NEW),
            Map.entry("DocumentReference.indexed", OLD),
            Map.entry("Encounter.actualPeriod", NEW),
            Map.entry("Encounter.subjectStatus", NEW),
            Map.entry("Encounter.reason", OLD + " or " + NEW),
            Map.entry("MedicationAdministration.medication", NEW),
            Map.entry("MedicationRequest.context", OLD),
            Map.entry("MedicationRequest.medication", NEW),
            Map.entry("MedicationStatement.adherence", NEW),
            Map.entry("MedicationStatement.medication", NEW),
            Map.entry("MedicationStatement.patient", OLD),
            Map.entry("MedicationStatement.taken", OLD),
            Map.entry("Observation.comment", OLD),
            Map.entry("Observation.context", OLD),
            Map.entry("Observation.related", OLD),
            Map.entry("Observation.triggeredBy", NEW),
            Map.entry("Patient.animal", OLD),
            Map.entry("Patient.careProvider", OLD),
            Map.entry("Procedure.context", OLD),
            Map.entry("Procedure.notDone", OLD),
            Map.entry("Procedure.recorded", NEW),
            Map.entry("Procedure.occurrenceDateTime", NEW));

    /** Fields R4 has too, but not as text (old) or not as a list (new). */
    static final Map<String, String> TEXT = Map.of(
            "AllergyIntolerance.clinicalStatus", OLD,
            "AllergyIntolerance.verificationStatus", OLD,
            "Condition.clinicalStatus", OLD,
            "Condition.verificationStatus", OLD,
            "Encounter.class", OLD);

    static final Map<String, String> LISTS = Map.of("Encounter.class", NEW);

    static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("MedicationOrder", OLD),
            Map.entry("DiagnosticOrder", OLD),
            Map.entry("ProcedureRequest", OLD),
            Map.entry("ReferralRequest", OLD),
            Map.entry("EligibilityRequest", OLD),
            Map.entry("Conformance", OLD),
            Map.entry("DataElement", OLD),
            Map.entry("Transport", NEW),
            Map.entry("Permission", NEW),
            Map.entry("NutritionIntake", NEW),
            Map.entry("DeviceUsage", NEW),
            Map.entry("ImagingSelection", NEW),
            Map.entry("GenomicStudy", NEW),
            Map.entry("EncounterHistory", NEW),
            Map.entry("FormularyItem", NEW),
            Map.entry("InventoryReport", NEW),
            Map.entry("Requirements", NEW),
            Map.entry("ActorDefinition", NEW));

    private static final Set<String> LOOKED_AT = looksAt();
    private static final Pattern DECLARED =
            Pattern.compile("fhirVersion\\s*=\\s*\"?([^\";,\\s]*)", Pattern.CASE_INSENSITIVE);

    private OtherVersion() {}

    private static Set<String> looksAt() {
        var fields = new java.util.HashSet<String>();
        for (var table : java.util.List.of(FIELDS, TEXT, LISTS)) {
            table.keySet().forEach(field -> fields.add(field.substring(field.indexOf('.') + 1)));
        }
        return Set.copyOf(fields);
    }

    /** Whether a top-level field of a resource may tell a version. */
    static boolean looksAt(String field) {
        return LOOKED_AT.contains(field);
    }

    static void refuseDeclared(String contentType) {
        var declared = DECLARED.matcher(contentType);
        if (declared.find()
                && !declared.group(1).equals("4.0")
                && !declared.group(1).startsWith("4.0.")) {
            throw new NotReadable(
                    Reason.OTHER_VERSION,
                    "Content-Type",
                    "fhirVersion=%s is declared; R4 (4.0) is read here.",
                    declared.group(1));
        }
    }

    static void refuse(String type, Map<String, JsonToken> fields, String where) {
        named(TYPES, type).ifPresent(version -> {
            throw new NotReadable(
                    Reason.OTHER_VERSION, where, "%s is a resource of %s; R4 is read here.", type, version);
        });
        fields.forEach((field, token) -> {
            var path = type + "." + field;
            var version = named(FIELDS, path)
                    .or(() -> token == JsonToken.VALUE_STRING ? named(TEXT, path) : Optional.empty())
                    .or(() -> token == JsonToken.START_ARRAY ? named(LISTS, path) : Optional.empty());
            version.ifPresent(other -> {
                throw new NotReadable(
                        Reason.OTHER_VERSION,
                        where + "." + field,
                        "%s is written as in %s; R4 is read here.",
                        path,
                        other);
            });
        });
    }

    private static Optional<String> named(Map<String, String> table, String key) {
        return Optional.ofNullable(table.get(key));
    }
}
