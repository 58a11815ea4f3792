package org.footbridge.bench;

import java.util.Map;

/** One thing that is measured, always in the same way. Says while it runs what it does, on standard output. */
interface Benchmark {

    /** One line for the list. */
    String purpose();

    /** Runs to the end and returns its figures in the order they are shown. */
    Map<String, Number> measure() throws Exception;
}
