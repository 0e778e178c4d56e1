package dev.toami.it.container;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Configuration;
import dev.toami.engine.Fanout;
import dev.toami.engine.FanoutMode;
import dev.toami.engine.LinkWatch;
import dev.toami.engine.TimestampSource;
import dev.toami.engine.VlanTags;

/** A program that makes every system call that the engine has, as far as the backend has the capability. */
public final class EveryCall {
    private EveryCall() {}

    /** The device; prints a line for each step that went well. */
    public static void main(String[] arguments) throws Exception {
        String device = arguments[0];
        try (CaptureEngine engine = CaptureEngine.open()) {
            Set<Capability> can = engine.capabilities();
            tell("devices "
                    + engine.devices().stream().anyMatch(each -> each.name().equals(device)));
            use(engine, device, CaptureOptions.builder().promiscuous(true).filter("ip"), "plain");
            use(engine, device, CaptureOptions.builder().immediate(true).vlanTags(VlanTags.IN_BYTES), "immediate");
            if (can.contains(Capability.SOCKET_OPTIONS)) {
                use(
                        engine,
                        device,
                        CaptureOptions.builder()
                                .flowHash(true)
                                .readerCpu(OptionalInt.of(0))
                                .timestampSource(TimestampSource.HOST),
                        "socket options");
                locked(engine, device);
            }
            if (can.contains(Capability.FANOUT)) {
                use(engine, device, CaptureOptions.builder().fanout(Fanout.of(FanoutMode.HASH, 77)), "fanout");
            }
            if (can.contains(Capability.AWAIT_DEVICE)) {
                use(engine, device, CaptureOptions.builder().awaitDevice(true), "await");
            }
            if (can.contains(Capability.LINK_EVENTS)) {
                try (LinkWatch watch = engine.watchLinks()) {
                    watch.next(Duration.ZERO);
                    tell("watch "
                            + watch.devices().stream()
                                    .anyMatch(each -> each.name().equals(device)));
                }
            }
        }
        for (String way : new String[] {"send", "ring"}) {
            sendAtOnce(device, Map.of("afpacket.transmit", way, "afpacket.qdisc-bypass", "true"));
        }
        tell("end");
    }

    /** Captures what it injects, under one filter and another, and is closed while a thread reads. */
    private static void use(CaptureEngine engine, String device, CaptureOptions.Builder options, String name)
            throws Exception {
        try (CaptureSession session = engine.capture(device, options.build());
                CaptureSession sender = engine.capture(device, CaptureOptions.defaults())) {
            sender.inject(frame());
            int handled = 0;
            while (handled == 0) {
                handled = session.poll(each -> {}, 16, Duration.ofSeconds(20));
                if (handled == 0) {
                    throw new CaptureException(name + ": nothing came in 20 s");
                }
            }
            session.setFilter("udp or tcp");
            session.next(Duration.ZERO);
            tell(name + " " + (session.statistics().received() > 0));
            closeWhileRead(session);
        }
    }

    /** Many frames with one call, by the calls that the settings choose. */
    private static void sendAtOnce(String device, Map<String, String> settings) throws CaptureException {
        List<Bytes> frames = Collections.nCopies(40, frame());
        try (CaptureEngine engine = CaptureEngine.open(Configuration.load(settings));
                CaptureSession sender = engine.capture(device, CaptureOptions.defaults())) {
            int sent = 0;
            for (int i = 0; i < frames.size() && sent < frames.size(); i++) {
                sent += sender.inject(frames.subList(sent, frames.size()));
            }
            tell(settings + " " + (sent == frames.size()));
        }
    }

    private static void closeWhileRead(CaptureSession session) throws Exception {
        Thread reader = new Thread(() -> {
            try {
                while (true) {
                    session.next(CaptureOptions.FOREVER);
                }
            } catch (CaptureException e) {
                // It was closed.
            }
        });
        reader.start();
        session.close();
        reader.join(10_000);
        if (reader.isAlive()) {
            throw new CaptureException("closing " + session.device() + " did not wake the reader");
        }
    }

    private static void locked(CaptureEngine engine, String device) throws CaptureException {
        try (CaptureSession session =
                engine.capture(device, CaptureOptions.builder().lockFilter(true).build())) {
            session.next(Duration.ZERO);
            tell("lock " + session.isOpen());
        }
    }

    private static Bytes frame() {
        byte[] bytes = new byte[60];
        bytes[12] = 8;
        bytes[14] = 0x45;
        bytes[17] = 46;
        bytes[23] = 17;
        return Bytes.wrap(bytes);
    }

    private static void tell(String line) {
        System.out.println(line);
    }
}
