package dev.toami.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.LinkEvent;
import dev.toami.engine.LinkWatch;
import dev.toami.engine.NetworkDevice;

/** What happens to devices, a line an event, as {@code ip monitor link} has it. */
final class WatchedLinks {
    /** How soon a signal is noticed. */
    private static final Duration WAIT = Duration.ofMillis(50);

    private final CaptureEngine engine;
    private final Console console;

    WatchedLinks(CaptureEngine engine, Console console) {
        this.engine = engine;
        this.console = console;
    }

    /** Runs until a signal comes. */
    int run() throws IOException {
        if (!engine.capabilities().contains(Capability.LINK_EVENTS)) {
            throw new UsageException("the backend " + engine.backend() + " does not watch links");
        }
        try (LinkWatch watch = engine.watchLinks();
                StopSignals signals = new StopSignals(() -> {})) {
            console.note("watching " + watch.devices().size() + " devices");
            while (!signals.isStopped()) {
                Optional<LinkEvent> event = watch.next(WAIT);
                if (event.isPresent()) {
                    console.print(line(event.get()) + "\n");
                    console.flush();
                }
            }
        }
        return Toami.OK;
    }

    /** Such as {@code 5: lan0: renamed from eth0 <UP,BROADCAST> mtu 1500 mac 02:00:00:00:00:01}. */
    static String line(LinkEvent event) {
        NetworkDevice device = event.device();
        String flags = device.flags().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        StringBuilder line = new StringBuilder()
                .append(device.index())
                .append(": ")
                .append(device.name())
                .append(": ")
                .append(event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        event.before().ifPresent(before -> {
            switch (event.kind()) {
                case RENAMED -> line.append(" from ").append(before.name());
                case MTU_CHANGED -> line.append(" from ").append(before.mtu());
                default -> {}
            }
        });
        line.append(" <").append(flags).append("> mtu ").append(device.mtu());
        device.macAddress().ifPresent(mac -> line.append(" mac ").append(mac));
        return line.toString();
    }
}
