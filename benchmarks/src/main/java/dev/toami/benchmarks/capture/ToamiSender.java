package dev.toami.benchmarks.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Direction;

/** Sends through our session as the first argument says; the protocol of {@code send.c}. */
final class ToamiSender {
    private static final int BATCH = 32;
    private static final int BATCHES_A_LOOK = 4;

    private ToamiSender() {}

    /** Sends {@value #BATCH} frames. */
    private interface Way {
        void send(List<Bytes> frames) throws CaptureException;
    }

    /**
     * Arguments: {@code inject}, {@code inject-batch} or {@code inject-batch-distinct}, whose frames are {@value #BATCH}
     * instead of one; the device.
     */
    public static void main(String[] arguments) throws CaptureException {
        try (CaptureEngine engine = CaptureEngine.open()) {
            CaptureOptions options =
                    engine.options().bufferSize(1 << 16).direction(Direction.IN).build();
            try (CaptureSession session = engine.capture(arguments[1], options);
                    Scanner commands = new Scanner(System.in)) {
                Way way = way(arguments[0], session);
                Tally.ready();
                while (commands.hasNextInt()) {
                    run(
                            way,
                            frames(commands.nextInt(), arguments[0].endsWith("-distinct")),
                            Double.parseDouble(commands.next()));
                }
            }
        }
    }

    private static Way way(String name, CaptureSession session) {
        return switch (name) {
            case "inject" ->
                frames -> {
                    for (int i = 0; i < BATCH; i++) {
                        session.inject(frames.get(i));
                    }
                };
            case "inject-batch", "inject-batch-distinct" ->
                frames -> {
                    int sent = 0;
                    while (sent < BATCH) {
                        sent += session.inject(frames.subList(sent, BATCH));
                    }
                };
            default -> throw new IllegalArgumentException("not a way of sending: " + name);
        };
    }

    private static void run(Way way, List<Bytes> frames, double seconds) throws CaptureException {
        long start = System.nanoTime();
        long elapsed;
        long sent = 0;
        long allocated = Tally.allocated();
        while ((elapsed = System.nanoTime() - start) < seconds * 1e9) {
            for (int i = 0; i < BATCHES_A_LOOK; i++) {
                way.send(frames);
                sent += BATCH;
            }
        }
        allocated = Tally.allocated() - allocated;
        System.out.println(
                "RESULT {\"packets\":" + sent + ",\"seconds\":" + elapsed / 1e9 + ",\"allocated\":" + allocated + "}");
    }

    private static List<Bytes> frames(int size, boolean isDistinct) {
        Bytes one = frame(size);
        List<Bytes> frames = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            frames.add(isDistinct ? frame(size) : one);
        }
        return frames;
    }

    /** UDP over IPv4, as {@code frame.h} makes it. */
    private static Bytes frame(int size) {
        byte[] head = Bytes.parseHex("020000000001 020000000002 0800 45000000 00004000 40110000 c0000200 c6336401"
                        + "4e0061a8 00000000 00000000 5010 1000 00000000")
                .toArray();
        byte[] frame = Arrays.copyOf(head, size);
        frame[16] = (byte) ((size - 14) >> 8);
        frame[17] = (byte) (size - 14);
        frame[38] = (byte) ((size - 34) >> 8);
        frame[39] = (byte) (size - 34);
        return Bytes.wrap(frame);
    }
}
