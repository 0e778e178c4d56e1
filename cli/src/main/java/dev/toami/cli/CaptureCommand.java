package dev.toami.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Direction;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.Settings;
import dev.toami.files.PcapWriter;

/** Captures live, to text or to a file, as tcpdump does. */
final class CaptureCommand implements Command {
    private static final int KIBIBYTE = 1024;

    @Override
    public String summary() {
        return "capture from a device, to text or to a file";
    }

    @Override
    public Options options(List<String> arguments) {
        Options options = new Options(
                        """
                        toami capture [-i DEV] [-c N] [-s SNAP] [-p] [-Q in|out|inout] [-w FILE|-] [-U] [-l]
                            [-B KiB] [-Z USER] [--immediate-mode] [--await-device] [-F FILE] [--format FORMAT]
                            [FILTER...]""",
                        summary()
                                + ".\nThe defaults below hold unless the configuration has others, such as"
                                + " TOAMI_SNAP_LENGTH=96.")
                .value("-i", "DEV", "the device, by name or by number in toami devices; any for all")
                .value("-c", "N", "end after so many packets")
                .value("-s", "SNAP", "keep so many bytes of a frame (default, and for 0: 262144)")
                .flag("leave the device out of promiscuous mode", "-p")
                .value("-Q", "DIRECTION", "capture in, out or inout (default)")
                .value("-w", "FILE", "write a pcap file instead of text; - is standard output")
                .flag("write each packet to the file at once", "-U")
                .flag("write each packet's text at once", "-l")
                .value("-Z", "USER", "become this user once the device and the -w file are open")
                .value("-B", "KiB", "size of the kernel's buffer (default: 8192)")
                .flag("hand out each packet as soon as it comes", "--immediate-mode")
                .flag("wait for the device while it is down or gone instead of ending", "--await-device")
                .value("-F", "FILE", "read the filter from a file")
                .flag("accepted for habit's sake: names are never looked up", "-n");
        return PacketFormat.add(options, arguments);
    }

    @Override
    public int run(Arguments arguments, Context context) throws IOException {
        String expression = Filters.expression(arguments, arguments.words());
        long wanted = Limits.packets(arguments);
        // Refuses what is out of range before any backend is asked for.
        apply(arguments, CaptureOptions.builder()).build();
        try (CaptureEngine engine = context.openEngine()) {
            CaptureOptions.Builder builder = apply(arguments, engine.options()).filter(expression);
            String name = device(arguments, engine, builder.build());
            CaptureOptions options =
                    builder.promiscuous(isPromiscuous(arguments, engine, name)).build();
            try (CaptureSession session = engine.capture(name, options)) {
                FrameSink sink = sink(session, arguments, context.console());
                dropPrivileges(engine, arguments, context.console());
                return capture(session, sink, options, wanted, context.console());
            }
        }
    }

    /** Last of all: neither the device nor a file could be opened then. */
    private static void dropPrivileges(CaptureEngine engine, Arguments arguments, Console console) throws IOException {
        Optional<String> user = arguments.value("-Z");
        if (user.isPresent()) {
            try {
                engine.dropPrivileges(user.get());
            } catch (UnsupportedOperationException e) {
                throw new CaptureException("-Z " + user.get() + ": " + e.getMessage(), e);
            }
            console.note("dropped privileges to " + user.get());
        }
    }

    /** As tcpdump it is, other than programs, unless the configuration has an opinion. */
    private static boolean isPromiscuous(Arguments arguments, CaptureEngine engine, String device)
            throws CaptureException {
        boolean unlessToldOtherwise =
                engine.configuration().get(Settings.PROMISCUOUS).orElse(true);
        return unlessToldOtherwise && !arguments.has("-p") && !device.equals(NetworkDevice.ANY);
    }

    /** What the command line says goes before what is configured. */
    private static CaptureOptions.Builder apply(Arguments arguments, CaptureOptions.Builder builder) {
        Limits.snapLength(arguments).ifPresent(builder::snapLength);
        arguments
                .number("-B", "buffer size", 1, Integer.MAX_VALUE)
                .ifPresent(size -> builder.bufferSize((long) size * KIBIBYTE));
        arguments.value("-Q").map(CaptureCommand::direction).ifPresent(builder::direction);
        if (arguments.has("--immediate-mode")) {
            builder.immediate(true);
        }
        if (arguments.has("--await-device")) {
            builder.awaitDevice(true);
        }
        return builder;
    }

    private static Direction direction(String name) {
        return switch (name) {
            case "in" -> Direction.IN;
            case "out" -> Direction.OUT;
            case "inout" -> Direction.INOUT;
            default -> throw new UsageException("invalid -Q " + name + ": in, out or inout");
        };
    }

    /** The device's name, after a look whether the filter makes sense there. */
    private static String device(Arguments arguments, CaptureEngine engine, CaptureOptions options)
            throws CaptureException {
        Optional<String> wanted = arguments.value("-i");
        Optional<NetworkDevice> device =
                wanted.isPresent() ? Devices.find(engine, wanted.get()) : Optional.of(Devices.preferred(engine));
        if (device.isEmpty()) {
            // The backend says best that there is none.
            return wanted.get();
        }
        Filters.check(options.filter(), device.get(), options.snapLength());
        return device.get().name();
    }

    private static int capture(
            CaptureSession session, FrameSink sink, CaptureOptions options, long wanted, Console console)
            throws IOException {
        LiveCapture capture = new LiveCapture(session, sink, wanted, options);
        boolean hasFilter = !options.filter().isEmpty();
        try (StopSignals signals = new StopSignals(() -> printStatus(session, capture, hasFilter, console))) {
            console.note("listening on " + session.device() + ", link-type " + session.linkType() + ", snapshot length "
                    + session.snapLength() + " bytes");
            int status = run(capture, signals, console);
            sink.close();
            console.note(StatisticsText.lines(capture.captured(), session.statistics(), hasFilter));
            return status;
        }
    }

    /** When the device fails, what it gave before is kept all the same. */
    private static int run(LiveCapture capture, StopSignals signals, Console console) throws IOException {
        try {
            capture.run(signals);
            return Toami.OK;
        } catch (CaptureException e) {
            console.error(Faults.text(e));
            return Toami.FAILURE;
        }
    }

    private static void printStatus(CaptureSession session, LiveCapture capture, boolean hasFilter, Console console) {
        try {
            console.error(StatisticsText.line(capture.captured(), session.statistics(), hasFilter));
        } catch (CaptureException e) {
            console.error(Faults.text(e));
        }
    }

    private static FrameSink sink(CaptureSession session, Arguments arguments, Console console) throws IOException {
        Optional<String> file = arguments.value("-w");
        if (file.isEmpty()) {
            return FrameSink.text(console, PacketFormat.of(arguments), arguments.has("-l"));
        }
        OutputStream out = file.get().equals("-") ? console.binary() : Files.newOutputStream(Path.of(file.get()));
        return FrameSink.file(PcapWriter.builder(session.linkType())
                .snapLength(session.snapLength())
                .flushEachPacket(arguments.has("-U"))
                .open(out));
    }
}
