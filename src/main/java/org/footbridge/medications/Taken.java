package org.footbridge.medications;

import java.util.Optional;
import org.footbridge.staff.StaffId;

/**
 * One medicine as it is taken.
 *
 * @param name as on the box or as the person calls it
 * @param dose such as "50 mg"; may be empty where nobody knows
 * @param how such as "one in the morning"
 * @param reason what for
 * @param prescriberName of somebody elsewhere
 */
public record Taken(
        String name,
        String dose,
        String how,
        String reason,
        Prescribed prescribed,
        Optional<StaffId> prescriber,
        String prescriberName) {

    public Taken {
        name = name.strip();
        dose = dose.strip();
        how = how.strip();
        reason = reason.strip();
        prescriberName = prescriberName.strip();
    }
}
