package dev.toami.benchmarks.capture;

import java.nio.ByteBuffer;

import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.RawPacketListener;

/** The quickest way that pcap4j has. Argument: the device. */
final class Pcap4jReceiver {
    private Pcap4jReceiver() {}

    public static void main(String[] arguments) throws PcapNativeException, NotOpenException, InterruptedException {
        PcapHandle handle = new PcapHandle.Builder(arguments[0])
                .snaplen(65535)
                .promiscuousMode(PromiscuousMode.PROMISCUOUS)
                .timeoutMillis(10)
                .bufferSize(16 << 20)
                .build();
        Tally tally = new Tally(false, () -> dropped(handle));
        Tally.ready();
        RawPacketListener listener = frame -> touch(frame, tally);
        handle.loop(-1, listener);
    }

    private static long dropped(PcapHandle handle) {
        try {
            return handle.getStats().getNumPacketsDropped();
        } catch (PcapNativeException | NotOpenException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void touch(byte[] frame, Tally tally) {
        int last = frame[5] & 0xff;
        if (Tally.isMark(last)) {
            tally.mark(last);
            return;
        }
        ByteBuffer fields = ByteBuffer.wrap(frame);
        int type = fields.getShort(12) & 0xffff;
        long sum = type;
        if (type == 0x0800) {
            int protocol = frame[23];
            sum += protocol + (fields.getInt(26) & 0xffff_ffffL) + (fields.getInt(30) & 0xffff_ffffL);
            if (protocol == 6 || protocol == 17) {
                int transport = 14 + (frame[14] & 15) * 4;
                sum += (fields.getShort(transport) & 0xffff) + (fields.getShort(transport + 2) & 0xffff);
            }
        }
        tally.count(frame.length, sum);
    }
}
