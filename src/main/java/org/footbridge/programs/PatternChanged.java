package org.footbridge.programs;

import java.util.UUID;
import org.footbridge.platform.OrganizationId;

/** A weekly pattern or a closed day changed: sessions already made from it may no longer be right. */
public record PatternChanged(UUID organization, UUID program) {

    public OrganizationId organizationId() {
        return new OrganizationId(organization);
    }

    public ProgramId programId() {
        return new ProgramId(program);
    }
}
