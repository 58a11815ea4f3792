package org.footbridge.planted.lower;

import org.footbridge.planted.upper.Upper;

/** A module that reaches up. */
public final class CallsUp {

    public String call() {
        return new Upper().toString();
    }
}
