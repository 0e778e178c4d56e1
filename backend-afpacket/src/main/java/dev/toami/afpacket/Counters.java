package dev.toami.afpacket;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;

/** Adds up what the kernel counts, which reading sets to zero: one owner, 64 bits. Thread-safe. */
final class Counters {
    private final PacketSocket socket;
    private long received;
    private long dropped;
    private long freezes;
    private long interfaceDrops;

    Counters(PacketSocket socket) {
        this.socket = socket;
    }

    synchronized void update(long interfaceDropsSinceStart) throws ErrnoException {
        update();
        interfaceDrops = interfaceDropsSinceStart;
    }

    synchronized void update() throws ErrnoException {
        PacketSocket.Counts counts = socket.takeCounts();
        received += counts.packets() - counts.drops();
        dropped += counts.drops();
        freezes += counts.freezes();
    }

    synchronized CaptureStatistics snapshot(long filtered, FilterPlace filterPlace) {
        return new CaptureStatistics(received, dropped, interfaceDrops, freezes, filtered, filterPlace);
    }
}
