package dev.toami.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.NetworkDevice;
import dev.toami.files.PcapReader;

/** Sends frames as they are. */
final class SendCommand implements Command {
    /** Little, because nothing that comes in meanwhile is wanted. */
    private static final int BUFFER_SIZE = 1 << 18;

    @Override
    public String summary() {
        return "send frames, from hexadecimal bytes or from a capture file";
    }

    @Override
    public Options options(List<String> arguments) {
        return new Options(
                        "toami send -i DEV (-r FILE|- | [HEX...])",
                        summary()
                                + ".\nWithout -r and HEX, standard input has the hexadecimal bytes, a blank line between frames.")
                .value("-i", "DEV", "the device, by name or by number in toami devices")
                .value("-r", "FILE", "send every frame of a pcap file, in order and without pauses");
    }

    @Override
    public int run(Arguments arguments, Context context) throws IOException {
        String device = arguments.value("-i").orElseThrow(() -> new UsageException("which device? -i DEV"));
        Optional<String> file = arguments.value("-r");
        if (file.isPresent()) {
            arguments.refuseWords();
            try (PcapReader reader = CaptureInput.open(file.get(), context.console())) {
                return send(device, context, session -> {
                    requireSameLinkType(session, reader, file.get());
                    return () -> CaptureInput.read(reader, file.get()).map(CapturedFrame::bytes);
                });
            }
        }
        Iterator<Bytes> frames = frames(arguments.words(), context.console()).iterator();
        return send(device, context, session -> () -> frames.hasNext() ? Optional.of(frames.next()) : Optional.empty());
    }

    private static List<Bytes> frames(List<String> words, Console console) throws IOException {
        List<Bytes> frames = HexFrames.parse(
                words.isEmpty()
                        ? new String(console.in().readAllBytes(), StandardCharsets.US_ASCII)
                        : String.join(" ", words));
        if (frames.isEmpty()) {
            throw new UsageException("there are no bytes to send");
        }
        return frames;
    }

    private static void requireSameLinkType(CaptureSession session, PcapReader reader, String file) {
        if (!reader.linkType().equals(session.linkType())) {
            throw new UsageException(file + " has frames of link type " + reader.linkType() + ", " + session.device()
                    + " takes " + session.linkType());
        }
    }

    /** Frames one after the other, then none. */
    private interface Source {
        Optional<Bytes> next() throws IOException;
    }

    /** The frames for a session, once it is open. */
    private interface Preparation {
        Source prepare(CaptureSession session) throws IOException;
    }

    private static int send(String nameOrNumber, Context context, Preparation preparation) throws IOException {
        CaptureOptions options =
                CaptureOptions.builder().snapLength(1).bufferSize(BUFFER_SIZE).build();
        try (CaptureEngine engine = context.openEngine()) {
            String device =
                    Devices.find(engine, nameOrNumber).map(NetworkDevice::name).orElse(nameOrNumber);
            try (CaptureSession session = engine.capture(device, options)) {
                sendAll(session, preparation.prepare(session), context.console());
            }
        }
        return Toami.OK;
    }

    /** Tells how many were sent, also when one could not be. */
    private static void sendAll(CaptureSession session, Source source, Console console) throws IOException {
        long sent = 0;
        try {
            for (Optional<Bytes> frame = source.next(); frame.isPresent(); frame = source.next()) {
                session.inject(frame.get());
                sent++;
            }
        } finally {
            console.print(StatisticsText.packets(sent) + " sent\n");
        }
    }
}
