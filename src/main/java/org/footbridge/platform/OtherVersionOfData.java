package org.footbridge.platform;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The database holds migrations this program does not know, or knows in other words. */
final class OtherVersionOfData extends AbstractFailureAnalyzer<FlywayValidateException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, FlywayValidateException cause) {
        return new FailureAnalysis(
                "These data were last used by another version of Footbridge.\n\n" + cause.getMessage(),
                "Start the newest version that used them. To go back to an older one, restore a backup made with it.",
                cause);
    }
}
