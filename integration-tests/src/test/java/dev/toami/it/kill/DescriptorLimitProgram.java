package dev.toami.it.kill;

import java.io.IOException;
import java.util.Arrays;

import dev.toami.afpacket.AfPacketBackend;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Direction;
import dev.toami.engine.contract.TestFrames;
import dev.toami.filter.FilterCompiler;
import dev.toami.it.Backend;

/** Opens sessions at the right end of a pair with so few descriptors left that it fails at each place that takes one. */
final class DescriptorLimitProgram {
    /** More than a session takes. */
    private static final int ENOUGH = 8;

    private final CaptureEngine engine;
    private final String device;
    private final int[] opened = new int[ENOUGH + 1];
    private final int[] refused = new int[ENOUGH + 1];

    private DescriptorLimitProgram(CaptureEngine engine, String device) {
        this.engine = engine;
        this.device = device;
    }

    public static void main(String[] devices) throws Exception {
        try (CaptureEngine engine = Backend.AFPACKET.open();
                CaptureSession left = engine.capture(
                        devices[0], Kill.small().direction(Direction.IN).build());
                CaptureSession right = engine.capture(devices[1], Kill.small().build())) {
            DescriptorLimitProgram program = new DescriptorLimitProgram(engine, devices[1]);
            Preload.neighboursOf(AfPacketBackend.class, CaptureEngine.class, FilterCompiler.class, Held.class);
            warmUp(left, right);
            program.open(ENOUGH);
            Held.assertNothingStays(() -> {
                try (Limit.Descriptors descriptors = new Limit.Descriptors()) {
                    for (int i = 0; i < Kill.TIMES; i++) {
                        // From enough to none: by then all classes are there, which come out of files too.
                        int spare = ENOUGH - i % (ENOUGH + 1);
                        program.openWith(spare, descriptors);
                        if (spare == 0) {
                            use(left, right);
                        }
                    }
                }
            });
            program.check();
        }
    }

    /** What fails and what goes on when there is no descriptor, once. */
    private static void warmUp(CaptureSession left, CaptureSession right) throws IOException {
        try {
            left.inject(Bytes.wrap(new byte[100_000]));
            throw new AssertionError("a frame longer than the device allows");
        } catch (CaptureException e) {
            System.out.println("as an example: " + e.getMessage());
        }
        left.inject(TestFrames.udp(9, 30));
        Kill.awaitFrame(right);
        right.statistics();
    }

    private void openWith(int spare, Limit.Descriptors descriptors) throws IOException {
        descriptors.leave(spare);
        open(spare);
        Kill.await("descriptors are given back", () -> descriptors.areLeft(spare));
    }

    private void open(int spare) throws CaptureException {
        try (CaptureSession session = engine.capture(device, Kill.small().build())) {
            opened[spare] += session.isOpen() ? 1 : 0;
        } catch (CaptureException e) {
            requireTypical(e);
            refused[spare]++;
        }
    }

    /** What is open goes on; what takes a descriptor says that there is none. */
    private static void use(CaptureSession left, CaptureSession right) throws IOException {
        try {
            right.statistics();
        } catch (CaptureException e) {
            requireTypical(e);
        }
        left.inject(TestFrames.udp(9, 30));
        Kill.awaitFrame(right);
    }

    private static void requireTypical(CaptureException e) throws CaptureException {
        if (!e.getMessage().contains("Too many open files (EMFILE)")) {
            throw e;
        }
    }

    private void check() {
        System.out.println("opened " + Arrays.toString(opened) + " and refused " + Arrays.toString(refused)
                + " times with 0 to " + ENOUGH + " descriptors left");
        // In between it may go either way: the JVM takes a descriptor for a moment now and then.
        if (opened[0] > 0 || refused[0] == 0 || opened[ENOUGH] == 0 || refused[ENOUGH] > 0) {
            throw new AssertionError("whether a session opens depends on how many are left");
        }
    }
}
