package dev.toami.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CapturedFrame;
import dev.toami.files.PcapHeader;
import dev.toami.files.PcapReader;
import dev.toami.files.PcapWriter;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;

/** Reads a capture file, to text, to another file or to a count. */
final class ReadCommand implements Command {
    @Override
    public String summary() {
        return "read a capture file, to text or to another file";
    }

    @Override
    public Options options(List<String> arguments) {
        Options options = new Options(
                        "toami read FILE|- [-c N] [-w FILE|-] [--count] [-l] [-F FILE] [--format FORMAT] [FILTER...]",
                        summary())
                .value("-c", "N", "end after so many packets")
                .value("-w", "FILE", "write a pcap file instead of text; - is standard output")
                .flag("print how many packets there are, and nothing else", "--count")
                .flag("write each packet's text at once", "-l")
                .value("-F", "FILE", "read the filter from a file")
                .flag("accepted for habit's sake: names are never looked up", "-n");
        return PacketFormat.add(options, arguments);
    }

    @Override
    public boolean takesFileFirst() {
        return true;
    }

    @Override
    public int run(Arguments arguments, Context context) throws IOException {
        List<String> words = arguments.words();
        if (words.isEmpty()) {
            throw new UsageException("which file? toami read FILE, or - for standard input");
        }
        if (arguments.has("-w") && arguments.has("--count")) {
            throw new UsageException("--count and -w exclude each other");
        }
        String file = words.get(0);
        String expression = Filters.expression(arguments, words.subList(1, words.size()));
        long wanted = Limits.packets(arguments);
        try (PcapReader reader = CaptureInput.open(file, context.console())) {
            Optional<CompiledFilter> filter = compile(expression, reader.header());
            if (arguments.has("--count")) {
                return count(reader, filter, wanted, file, context.console());
            }
            try (FrameSink sink = sink(arguments, file, reader.header(), context.console())) {
                return copy(reader, filter, wanted, sink, file);
            }
        }
    }

    private static Optional<CompiledFilter> compile(String expression, PcapHeader header) {
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        int snapLength = Math.max(header.snapLength(), CaptureOptions.MAX_SNAP_LENGTH);
        return Optional.of(FilterCompiler.compile(expression, FilterTarget.file(header.linkType(), snapLength)));
    }

    private static int count(
            PcapReader reader, Optional<CompiledFilter> filter, long wanted, String file, Console console)
            throws IOException {
        long count = 0;
        while (count < wanted && next(reader, filter, file).isPresent()) {
            count++;
        }
        console.print(StatisticsText.packets(count) + "\n");
        return Toami.OK;
    }

    private static int copy(
            PcapReader reader, Optional<CompiledFilter> filter, long wanted, FrameSink sink, String file)
            throws IOException {
        for (long count = 0; count < wanted; count++) {
            if (!reader.isReady()) {
                // The next record may be long in coming when it comes through a pipe.
                sink.flush();
            }
            Optional<CapturedFrame> frame = next(reader, filter, file);
            if (frame.isEmpty()) {
                break;
            }
            sink.accept(frame.get());
        }
        return Toami.OK;
    }

    private static Optional<CapturedFrame> next(PcapReader reader, Optional<CompiledFilter> filter, String file)
            throws IOException {
        while (true) {
            Optional<CapturedFrame> frame = CaptureInput.read(reader, file);
            if (frame.isEmpty()
                    || filter.isEmpty()
                    || filter.get().matches(frame.get().bytes(), frame.get().originalLength())) {
                return frame;
            }
        }
    }

    private static FrameSink sink(Arguments arguments, String file, PcapHeader header, Console console)
            throws IOException {
        Optional<String> target = arguments.value("-w");
        if (target.isEmpty()) {
            return FrameSink.text(console, PacketFormat.of(arguments), arguments.has("-l"));
        }
        PcapWriter.Builder builder = PcapWriter.builder(header.linkType())
                .snapLength(header.snapLength())
                .nanoseconds(header.nanoseconds());
        header.fcsLength().ifPresent(builder::fcsLength);
        return FrameSink.file(builder.open(output(target.get(), file, console)));
    }

    private static OutputStream output(String target, String file, Console console) throws IOException {
        if (target.equals("-")) {
            return console.binary();
        }
        Path path = Path.of(target);
        if (!file.equals("-") && Files.exists(path) && Files.isSameFile(path, Path.of(file))) {
            throw new UsageException(target + " is the file that is read");
        }
        return Files.newOutputStream(path);
    }
}
