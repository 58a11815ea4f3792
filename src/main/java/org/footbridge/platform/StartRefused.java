package org.footbridge.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Footbridge cannot start or run a command as asked; the message says what is wrong, the advice what to try. */
public final class StartRefused extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    public StartRefused(String what, String advice) {
        super(what);
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }

    /** Shows the reason instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<StartRefused> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, StartRefused cause) {
            return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
        }
    }
}
