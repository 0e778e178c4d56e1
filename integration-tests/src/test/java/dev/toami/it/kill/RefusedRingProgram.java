package dev.toami.it.kill;

import java.io.IOException;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Direction;
import dev.toami.engine.contract.TestFrames;
import dev.toami.it.Backend;

/** Opens sessions whose rings are refused, beside one that is open. */
final class RefusedRingProgram {
    private static final String REFUSED = "Cannot allocate memory (ENOMEM)";
    private static final long SPARE_ADDRESS_SPACE = 24 << 20;

    private RefusedRingProgram() {}

    public static void main(String[] arguments) throws Exception {
        boolean byKernel = arguments[0].equals("kernel");
        String device = arguments[2];
        try (CaptureEngine engine = Backend.AFPACKET.open();
                CaptureSession left = engine.capture(
                        arguments[1], Kill.small().direction(Direction.IN).build());
                CaptureSession right = engine.capture(device, Kill.small().build())) {
            use(left, right);
            // Making and mapping a large one takes the kernel milliseconds, before it is refused.
            int times = byKernel ? Kill.TIMES : Math.max(1, Kill.TIMES / 4);
            Held.assertNothingStays(() -> {
                if (byKernel) {
                    Seccomp.refuseRings();
                } else {
                    Limit.addressSpace(SPARE_ADDRESS_SPACE);
                }
                for (int i = 0; i < times; i++) {
                    // From the smallest, which cannot shrink, to one that is halved some times.
                    requireRefused(engine, device, byKernel ? 1L << (16 + i % 8) : SPARE_ADDRESS_SPACE + (8 << 20));
                    if (i % 20 == 0) {
                        use(left, right);
                    }
                }
            });
            if (!byKernel) {
                engine.capture(device, Kill.small().build()).close();
            }
            System.out.println("ring refused by " + arguments[0] + ": " + times + " times");
        }
    }

    private static void requireRefused(CaptureEngine engine, String device, long size) throws CaptureException {
        CaptureOptions options = CaptureOptions.builder().bufferSize(size).build();
        try (CaptureSession session = engine.capture(device, options)) {
            throw new AssertionError("a ring of " + size + " bytes was not refused: " + session);
        } catch (CaptureException e) {
            if (!e.getMessage().contains(REFUSED)) {
                throw e;
            }
        }
    }

    private static void use(CaptureSession left, CaptureSession right) throws IOException {
        left.inject(TestFrames.udp(9, 30));
        Kill.awaitFrame(right);
        right.statistics();
    }
}
