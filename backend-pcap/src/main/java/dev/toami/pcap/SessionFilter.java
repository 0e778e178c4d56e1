package dev.toami.pcap;

import dev.toami.engine.CaptureException;
import dev.toami.engine.FilterPlace;

/** The filter of a session. One thread asks it about frames; others may replace it. */
interface SessionFilter {
    /**
     * Puts an expression into the place of the last one.
     *
     * @throws dev.toami.engine.FilterSyntaxException if it is not in the language; the last one then stays
     */
    void set(String expression) throws CaptureException;

    /** Whether a frame that libpcap handed out is wanted. */
    boolean passes(PcapFrame frame);

    /** How many frames were not. */
    long filtered();

    /** Where the last one runs. */
    FilterPlace place();
}
