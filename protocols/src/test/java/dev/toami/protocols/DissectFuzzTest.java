package dev.toami.protocols;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.protocols.oracle.Captures;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** A million frames, mutated and cut, through dissection and text: no exception, no unbounded text. */
class DissectFuzzTest {
    private static final int FRAMES = 1_000_000;
    private static final int MAX_TEXT = 64 * 1024;
    private static final int MAX_SEED = 400;
    private static final long SEED = 20190726;

    private record Seed(LinkType linkType, Bytes bytes) {}

    private final Random random = new Random(SEED);

    @Test
    void aMillionFrames() throws IOException {
        List<Seed> seeds = seeds();
        int frames = 0;
        long characters = 0;
        int malformed = 0;
        for (; frames < FRAMES; frames++) {
            Seed seed = seeds.get(random.nextInt(seeds.size()));
            byte[] bytes = mutate(seed.bytes.toArray());
            int original = random.nextInt(8) == 0 ? bytes.length + 1 : bytes.length;
            try {
                Packet packet = Packet.dissect(CapturedFrame.of(seed.linkType, frames, original, Bytes.wrap(bytes)));
                String text = packet.toString();
                assertTrue(
                        text.length() < MAX_TEXT, () -> text.length() + " characters for " + bytes.length + " bytes");
                characters += text.length();
                malformed += packet.errorLayer().isPresent() ? 1 : 0;
            } catch (RuntimeException e) {
                fail(
                        "frame " + frames + " of " + seed.linkType + ": "
                                + HexFormat.of().formatHex(bytes),
                        e);
            }
        }
        assertEquals(FRAMES, frames);
        System.out.println(frames + " frames from " + seeds.size() + " seeds: " + characters + " characters, "
                + malformed + " malformed");
        assertTrue(malformed > FRAMES / 20 && malformed < FRAMES / 2, malformed + " malformed");
    }

    private static List<Seed> seeds() throws IOException {
        List<Seed> seeds = new ArrayList<>();
        for (Golden golden : Golden.all()) {
            seeds.add(new Seed(golden.linkType(), golden.bytes()));
            seeds.add(new Seed(
                    LinkType.RAW,
                    golden.bytes().slice(Math.min(14, golden.bytes().length()))));
        }
        int step = 0;
        for (CapturedFrame frame : Captures.ofOracles()) {
            if (frame.capturedLength() <= MAX_SEED && step++ % 7 == 0) {
                seeds.add(new Seed(frame.linkType(), frame.bytes()));
            }
        }
        return seeds;
    }

    private byte[] mutate(byte[] seed) {
        int length = random.nextInt(4) == 0 ? random.nextInt(seed.length + 1) : seed.length;
        int extra = random.nextInt(8) == 0 ? random.nextInt(40) : 0;
        byte[] bytes = new byte[length + extra];
        System.arraycopy(seed, 0, bytes, 0, length);
        for (int i = length; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        if (bytes.length == 0) {
            return bytes;
        }
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0 : 0xff);
                default -> bytes[at] = (byte) random.nextInt(16);
            }
        }
        return bytes;
    }
}
