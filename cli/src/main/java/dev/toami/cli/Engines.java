package dev.toami.cli;

import java.util.Map;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.Configuration;
import dev.toami.engine.spi.Availability;

/** Where the commands get their engine from. */
interface Engines {
    /** An engine by {@code settings}, the most important part of the configuration. */
    CaptureEngine open(Map<String, String> settings) throws CaptureException;

    /** Every backend by id, in the order in which {@code auto} tries them. */
    Map<String, Availability> backends() throws CaptureException;

    /** The backends on the class path, chosen by option, system property, environment or file. */
    static Engines configured() {
        return new Engines() {
            @Override
            public CaptureEngine open(Map<String, String> settings) throws CaptureException {
                return CaptureEngine.open(Configuration.load(settings));
            }

            @Override
            public Map<String, Availability> backends() throws CaptureException {
                return CaptureEngine.backends();
            }
        };
    }
}
