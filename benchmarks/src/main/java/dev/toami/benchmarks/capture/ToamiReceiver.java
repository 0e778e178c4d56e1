package dev.toami.benchmarks.capture;

import java.io.UncheckedIOException;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.protocols.Packet;
import dev.toami.protocols.TransportLayer;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.link.EthernetFrame;

/** Our session, read in the way that the first argument names. */
final class ToamiReceiver {
    private static final int FRAMES_A_POLL = 1 << 16;

    private ToamiReceiver() {}

    /** Arguments: {@code leased}, {@code owned} or {@code dissect}; the device; {@code latency} for immediate mode. */
    public static void main(String[] arguments) throws CaptureException {
        boolean wantsStamps = arguments.length > 2;
        try (CaptureEngine engine = CaptureEngine.open()) {
            CaptureOptions options = engine.options()
                    .promiscuous(true)
                    .bufferSize(16 << 20)
                    .immediate(wantsStamps)
                    .build();
            try (CaptureSession session = engine.capture(arguments[1], options)) {
                Tally tally = new Tally(wantsStamps, () -> dropped(session));
                Tally.ready();
                switch (arguments[0]) {
                    case "leased" -> leased(session, tally);
                    case "owned" -> owned(session, tally);
                    case "dissect" -> dissect(session, tally);
                    default -> throw new IllegalArgumentException("not a way of reading: " + arguments[0]);
                }
            }
        }
    }

    private static long dropped(CaptureSession session) {
        try {
            return session.statistics().droppedByKernel();
        } catch (CaptureException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void leased(CaptureSession session, Tally tally) throws CaptureException {
        while (true) {
            session.poll(frame -> touch(frame.bytes(), tally), FRAMES_A_POLL, CaptureOptions.FOREVER);
        }
    }

    private static void owned(CaptureSession session, Tally tally) {
        for (CapturedFrame frame : session) {
            touch(frame.bytes(), tally);
        }
    }

    private static void dissect(CaptureSession session, Tally tally) {
        for (CapturedFrame frame : session) {
            int last = frame.bytes().u8(5);
            if (Tally.isMark(last)) {
                tally.mark(last);
                continue;
            }
            Packet packet = Packet.dissect(frame);
            long sum =
                    packet.layer(EthernetFrame.class).orElseThrow().etherType().value();
            Ipv4Packet ip = packet.layer(Ipv4Packet.class).orElse(null);
            if (ip != null) {
                sum += ip.protocol().value();
                sum += (ip.source().bits() & 0xffff_ffffL) + (ip.destination().bits() & 0xffff_ffffL);
            }
            TransportLayer transport = packet.transportLayer().orElse(null);
            if (transport != null) {
                sum += transport.sourcePort() + transport.destinationPort();
            }
            tally.count(frame.capturedLength(), sum);
        }
    }

    private static void touch(Bytes frame, Tally tally) {
        int last = frame.u8(5);
        if (Tally.isMark(last)) {
            tally.mark(last);
            return;
        }
        int type = frame.u16(12);
        long sum = type;
        if (type == 0x0800) {
            int protocol = frame.u8(23);
            sum += protocol + frame.u32(26) + frame.u32(30);
            if (protocol == 6 || protocol == 17) {
                int transport = 14 + (frame.u8(14) & 15) * 4;
                sum += frame.u16(transport) + frame.u16(transport + 2);
            }
        }
        tally.count(frame.length(), sum);
        if (tally.wantsStamps) {
            tally.stamp(Long.reverseBytes(frame.i64(42)));
        }
    }
}
