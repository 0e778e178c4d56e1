package dev.toami.pcap;

import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;
import org.pcap4j.core.PcapStat;

/** Adds up in 64 bits what libpcap counts in 32. Thread-safe. */
final class Counters {
    private static final long UNSIGNED = 0xffff_ffffL;

    private final boolean countsDropsAsReceived;
    private long lastReceived;
    private long lastDropped;
    private long lastMissed;
    private long received;
    private long dropped;
    private long missed;

    /** @param countsDropsAsReceived as pcap_stats(3PCAP) does for packet sockets */
    Counters(boolean countsDropsAsReceived) {
        this.countsDropsAsReceived = countsDropsAsReceived;
    }

    synchronized void add(PcapStat now) {
        long drops = now.getNumPacketsDropped() - lastDropped & UNSIGNED;
        received += (now.getNumPacketsReceived() - lastReceived & UNSIGNED) - (countsDropsAsReceived ? drops : 0);
        dropped += drops;
        missed += now.getNumPacketsDroppedByIf() - lastMissed & UNSIGNED;
        lastReceived = now.getNumPacketsReceived();
        lastDropped = now.getNumPacketsDropped();
        lastMissed = now.getNumPacketsDroppedByIf();
    }

    /** As of the last {@link #add}. How often the buffer was full is not known here. */
    synchronized CaptureStatistics snapshot(long filtered, FilterPlace filterPlace) {
        return new CaptureStatistics(received, dropped, missed, 0, filtered, filterPlace);
    }
}
