package org.footbridge.attendance;

import java.time.ZoneId;
import org.footbridge.platform.Regime;
import org.footbridge.programs.ProgramId;

/** The stay somebody's days belong to. */
public record RunningStay(ProgramId programId, Regime regime, String zone) {

    public ZoneId wall() {
        return ZoneId.of(zone);
    }
}
