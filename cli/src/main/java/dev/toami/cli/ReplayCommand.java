package dev.toami.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.NetworkDevice;
import dev.toami.files.CaptureFileException;
import dev.toami.files.PcapReader;
import dev.toami.files.Replay;
import dev.toami.files.ReplayCounts;
import dev.toami.files.ReplayPace;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;

/** Sends the frames of a capture file at the pace they were captured at, or at another. */
final class ReplayCommand implements Command {
    /** Little, because nothing that comes in meanwhile is wanted. */
    private static final int BUFFER_SIZE = 1 << 18;

    private static final double BITS_PER_MEGABIT = 1e6;

    @Override
    public String summary() {
        return "send the frames of a capture file with the gaps between them";
    }

    @Override
    public Options options(List<String> arguments) {
        return new Options(
                        "toami replay FILE|- -i DEV [PACE] [--loop N] [-F FILE] [FILTER...]",
                        summary() + ", or at another pace: --multiplier, --pps, --mbps or --top-speed")
                .value("-i", "DEV", "the device, by name or by number in toami devices")
                .value("--multiplier", "X", "so many times as fast as it was captured; 0.5 is half as fast")
                .value("--pps", "N", "so many packets a second, at equal intervals")
                .value("--mbps", "N", "so many million bits of packets a second")
                .flag("as fast as the device takes them", "--top-speed", "--topspeed")
                .value("--loop", "N", "send the file N times")
                .value("-F", "FILE", "read the filter from a file");
    }

    @Override
    public boolean takesFileFirst() {
        return true;
    }

    @Override
    public int run(Arguments arguments, Context context) throws IOException {
        String nameOrNumber = arguments.value("-i").orElseThrow(() -> new UsageException("which device? -i DEV"));
        List<String> words = arguments.words();
        if (words.isEmpty()) {
            throw new UsageException("which file? toami replay FILE, or - for standard input");
        }
        String file = words.get(0);
        int loops =
                arguments.number("--loop", "loop count", 1, Integer.MAX_VALUE).orElse(1);
        if (file.equals("-") && loops > 1) {
            throw new UsageException("standard input can be sent once, not " + loops + " times");
        }
        Replay.Builder replay = Replay.builder().pace(pace(arguments)).loops(loops);
        String expression = Filters.expression(arguments, words.subList(1, words.size()));
        CaptureOptions options =
                CaptureOptions.builder().snapLength(1).bufferSize(BUFFER_SIZE).build();
        // What is no capture file is told before a device is opened.
        try (PcapReader reader = CaptureInput.open(file, context.console());
                CaptureEngine engine = context.openEngine()) {
            replay.filter(filter(expression, reader));
            String device =
                    Devices.find(engine, nameOrNumber).map(NetworkDevice::name).orElse(nameOrNumber);
            try (CaptureSession session = engine.capture(device, options)) {
                run(replay.on(session), loops, file, reader, context.console());
            }
        }
        return Toami.OK;
    }

    private static ReplayPace pace(Arguments arguments) {
        List<ReplayPace> paces = new ArrayList<>();
        arguments.value("--multiplier").ifPresent(x -> paces.add(ReplayPace.multiplied(number("--multiplier", x))));
        arguments.value("--pps").ifPresent(n -> paces.add(ReplayPace.framesPerSecond(number("--pps", n))));
        arguments
                .value("--mbps")
                .ifPresent(n -> paces.add(ReplayPace.bitsPerSecond(number("--mbps", n) * BITS_PER_MEGABIT)));
        if (arguments.has("--top-speed")) {
            paces.add(ReplayPace.topSpeed());
        }
        if (paces.size() > 1) {
            throw new UsageException("--multiplier, --pps, --mbps and --top-speed exclude each other");
        }
        return paces.isEmpty() ? ReplayPace.recorded() : paces.get(0);
    }

    private static double number(String option, String text) {
        try {
            double number = Double.parseDouble(text);
            if (number > 0 && !Double.isInfinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(option + " takes a number above 0, not \"" + text + "\"");
        }
        throw new UsageException(option + " takes a number above 0, not \"" + text + "\"");
    }

    private static Predicate<CapturedFrame> filter(String expression, PcapReader reader) {
        if (expression.isEmpty()) {
            return frame -> true;
        }
        int snapLength = Math.max(reader.header().snapLength(), CaptureOptions.MAX_SNAP_LENGTH);
        CompiledFilter filter = FilterCompiler.compile(expression, FilterTarget.file(reader.linkType(), snapLength));
        return frame -> filter.matches(frame.bytes(), frame.originalLength());
    }

    /** Tells how many were sent, also when it does not get to the end. */
    private static void run(Replay replay, int loops, String file, PcapReader reader, Console console)
            throws IOException {
        Thread runner = Thread.currentThread();
        try (StopSignals signals = new StopSignals(() -> console.error(text(replay.counts())), runner::interrupt)) {
            try {
                if (loops == 1) {
                    replay.run(reader);
                } else {
                    replay.run(Path.of(file));
                }
            } catch (CaptureInterruptedException e) {
                if (!signals.isStopped()) {
                    throw e;
                }
                // Its end was asked for; writing to a terminal is no place to be interrupted.
                Thread.interrupted();
            } catch (CaptureFileException e) {
                throw CaptureInput.named(file, e);
            }
        } finally {
            console.print(text(replay.counts()) + "\n");
        }
    }

    /** tcpreplay's two lines, then what it has no line for. */
    private static String text(ReplayCounts counts) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Actual: %d packets (%d bytes) sent in %.6f seconds\nRated: %.1f Bps, %.3f Mbps, %.2f pps",
                counts.sent(),
                counts.sentBytes(),
                counts.duration().toNanos() / 1e9,
                counts.bitsPerSecond() / Byte.SIZE,
                counts.bitsPerSecond() / BITS_PER_MEGABIT,
                counts.framesPerSecond()));
        add(text, "cut off by the snap length, sent so", counts.truncated());
        add(text, "not sent: the device does not take their length", refused(counts, ReplayCounts.Refusal.UNFIT));
        add(text, "not sent: the transmit queue stayed full", refused(counts, ReplayCounts.Refusal.QUEUE_FULL));
        return text.toString();
    }

    private static long refused(ReplayCounts counts, ReplayCounts.Refusal reason) {
        return counts.refused().getOrDefault(reason, 0L);
    }

    private static void add(StringBuilder text, String what, long count) {
        if (count > 0) {
            text.append('\n').append(StatisticsText.packets(count)).append(' ').append(what);
        }
    }
}
