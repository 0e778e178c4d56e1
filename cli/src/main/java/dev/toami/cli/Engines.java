package dev.toami.cli;

import java.util.Map;

import dev.toami.engine.BackendChoice;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.Configuration;

/** Where the commands get their engine from. */
interface Engines {
    /** Where messages say that settings come from. */
    String ORIGIN = "the command line";

    /** An engine by {@code settings}, the most important part of the configuration. */
    CaptureEngine open(Map<String, String> settings) throws CaptureException;

    /** Which backend {@link #configured} opens by {@code settings}, and why. */
    default BackendChoice explain(Map<String, String> settings) throws CaptureException {
        return CaptureEngine.explain(Configuration.load(settings, ORIGIN));
    }

    /** The backends on the class path, chosen by option, system property, environment or file. */
    static Engines configured() {
        return settings -> CaptureEngine.open(Configuration.load(settings, ORIGIN));
    }
}
