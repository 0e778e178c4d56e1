package dev.toami.protocols;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.protocols.oracle.Captures;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A million frames, mutated and cut, through dissection and every printer; with {@code -Dtoami.fuzz.frames=N} and {@code
 * -Dtoami.fuzz.seed=N} more and others, on {@code -Dtoami.fuzz.threads=N} threads.
 */
class DissectFuzzTest {
    private static final int FRAMES = Integer.getInteger("toami.fuzz.frames", 1_000_000);
    private static final int THREADS = Integer.getInteger("toami.fuzz.threads", 1);
    private static final long SEED = Long.getLong("toami.fuzz.seed", 20190726);
    private static final int MAX_SEED = 600;

    /** One in so many frames goes through all printers and getters. */
    private static final int THOROUGH = 16;

    private record Seed(LinkType linkType, Bytes bytes) {}

    private final AtomicReference<AssertionError> failure = new AtomicReference<>();
    private final AtomicInteger malformed = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void aMillionFrames() throws Exception {
        List<Seed> seeds = seeds();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(SEED + i);
            threads.add(new Thread(() -> run(seeds, random, FRAMES / THREADS)));
            threads.get(i).start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertNull(failure.get(), () -> String.valueOf(failure.get()));
        assertEquals(FRAMES / THREADS * THREADS, done.get());
        System.out.println(done + " frames from " + seeds.size() + " seeds, " + malformed + " malformed");
        assertTrue(malformed.get() > done.get() / 20 && malformed.get() < done.get() / 2, malformed + " malformed");
    }

    private void run(List<Seed> seeds, Random random, int frames) {
        for (int i = 0; i < frames && failure.get() == null; i++) {
            Seed seed = seeds.get(random.nextInt(seeds.size()));
            byte[] bytes = mutate(random, seed.bytes.toArray());
            int original = random.nextInt(8) == 0 ? bytes.length + 1 : bytes.length;
            try {
                Packet packet = DissectCheck.check(seed.linkType, bytes, original, i % THOROUGH == 0);
                malformed.addAndGet(packet.errorLayer().isPresent() ? 1 : 0);
                done.incrementAndGet();
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(
                        null,
                        new AssertionError(seed.linkType + ": " + HexFormat.of().formatHex(bytes), e));
            }
        }
    }

    private static List<Seed> seeds() throws IOException {
        List<Seed> seeds = new ArrayList<>();
        for (Golden golden : Golden.all()) {
            seeds.add(new Seed(golden.linkType(), golden.bytes()));
            if (golden.linkType().equals(LinkType.ETHERNET) && golden.bytes().length() > 14) {
                seeds.add(new Seed(LinkType.RAW, golden.bytes().slice(14)));
            }
        }
        int step = 0;
        for (CapturedFrame frame : Captures.ofOracles()) {
            if (frame.capturedLength() <= MAX_SEED && step++ % 5 == 0) {
                seeds.add(new Seed(frame.linkType(), frame.bytes()));
            }
        }
        return seeds;
    }

    private static byte[] mutate(Random random, byte[] seed) {
        int kept = random.nextInt(4) == 0 ? random.nextInt(seed.length + 1) : seed.length;
        int length = kept + (random.nextInt(8) == 0 ? random.nextInt(40) : 0);
        byte[] bytes = Arrays.copyOf(Arrays.copyOf(seed, kept), length);
        for (int i = kept; i < length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        for (int changes = length == 0 ? 0 : random.nextInt(5); changes > 0; changes--) {
            int at = random.nextInt(length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0 : 0xff);
                case 3 -> bytes[at] += (byte) (random.nextInt(3) - 1);
                default -> bytes[at] = (byte) random.nextInt(16);
            }
        }
        return bytes;
    }
}
