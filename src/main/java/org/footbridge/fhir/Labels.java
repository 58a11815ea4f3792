package org.footbridge.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;

/**
 * The security labels every resource leaves with (DOMAIN 3.1, 6.2), from HL7 v3 Confidentiality and ActCode. DOMAIN's
 * "no redisclosure" is ActCode {@code NORDSCLCD}; a code {@code NOREDISCLOSE} does not exist there.
 */
public enum Labels {
    RESTRICTED(System.CONFIDENTIALITY, "R", "restricted"),
    PART2(System.ACT, "42CFRPart2", "42 CFR Part2"),
    SUBSTANCE_ABUSE(System.ACT, "ETH", "substance abuse information sensitivity"),
    SUBSTANCE_USE_DISORDER(System.ACT, "SUD", "substance use disorder information sensitivity"),
    PSYCHIATRY(System.ACT, "PSY", "psychiatry disorder information sensitivity"),
    PSYCHOTHERAPY_NOTE(System.ACT, "PSYTHPN", "psychotherapy note information sensitivity"),
    NO_REDISCLOSURE(System.ACT, "NORDSCLCD", "no redisclosure without consent directive");

    private static final List<Labels> UNDER_PART2 =
            List.of(RESTRICTED, PART2, SUBSTANCE_ABUSE, SUBSTANCE_USE_DISORDER, PSYCHIATRY, NO_REDISCLOSURE);
    private static final List<Labels> UNDER_HIPAA = List.of(RESTRICTED, PSYCHIATRY);

    private final String system;
    private final String code;
    private final String display;

    Labels(String system, String code, String display) {
        this.system = system;
        this.code = code;
        this.display = display;
    }

    /**
     * The {@code meta} of a record.
     *
     * @param version counts the record's changes from 1
     * @param part2 whether its program's regime is 42 CFR Part 2; when in doubt, true
     */
    public static Meta meta(Instant lastUpdated, long version, boolean part2) {
        var meta = new Meta().setLastUpdated(Date.from(lastUpdated)).setVersionId(Long.toString(version));
        (part2 ? UNDER_PART2 : UNDER_HIPAA).forEach(label -> meta.addSecurity(label.coding()));
        return meta;
    }

    public Coding coding() {
        return new Coding(system, code, display);
    }

    private static final class System {
        static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
        static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    }
}
