package dev.toami.cli;

import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;

/** Statistics in tcpdump's words and by libpcap's count, where frames that the kernel dropped passed the filter too. */
final class StatisticsText {
    private StatisticsText() {}

    /** Each number on a line of its own. */
    static String lines(long captured, CaptureStatistics statistics, boolean hasFilter) {
        return text(captured, statistics, hasFilter, "\n");
    }

    static String line(long captured, CaptureStatistics statistics, boolean hasFilter) {
        return text(captured, statistics, hasFilter, ", ");
    }

    private static String text(long captured, CaptureStatistics statistics, boolean hasFilter, String separator) {
        long received = statistics.received() + statistics.droppedByKernel() - statistics.filtered();
        String text = packets(captured) + " captured" + separator + packets(received) + " received by filter"
                + separator + packets(statistics.droppedByKernel()) + " dropped by kernel";
        if (statistics.droppedByInterface() > 0) {
            text += separator + packets(statistics.droppedByInterface()) + " dropped by interface";
        }
        if (hasFilter && statistics.filterPlace() == FilterPlace.JVM) {
            text += separator + packets(statistics.filtered())
                    + " rejected by the filter in the JVM, which the kernel does not run";
        }
        return text;
    }

    static String packets(long count) {
        return count + (count == 1 ? " packet" : " packets");
    }
}
