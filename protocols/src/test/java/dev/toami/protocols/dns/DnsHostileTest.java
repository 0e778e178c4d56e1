package dev.toami.protocols.dns;

import java.nio.ByteBuffer;
import java.time.Duration;

import dev.toami.engine.Bytes;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.link.CheckingVisitor;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Messages made to make a reader loop, recurse, or write more than it read. */
class DnsHostileTest {
    private static final int HEADER = 12;
    private static final int A_IN = 0x00010001;
    private static final String LOOP = "max DNS recursion level hit";
    private static final String TOO_LONG = "dns name is too long";

    private static ByteBuffer message(int questions) {
        ByteBuffer out = ByteBuffer.allocate(65_535);
        return out.putInt(0).putShort((short) questions).position(HEADER);
    }

    private static ByteBuffer pointer(ByteBuffer out, int target) {
        return out.putShort((short) (0xc000 | target));
    }

    /** Labels of {@code length} octets together, their own lengths included. */
    private static ByteBuffer labels(ByteBuffer out, int length) {
        int left = length;
        while (left > 0) {
            int label = Math.min(left == 65 ? 62 : left - 1, 63);
            out.put((byte) label).put(new byte[label]);
            left -= label + 1;
        }
        return out;
    }

    private static Bytes bytes(ByteBuffer out) {
        byte[] message = new byte[out.position()];
        out.get(0, message);
        return Bytes.wrap(message);
    }

    private static DnsMessage parse(ByteBuffer out) throws MalformedPacketException {
        return DnsMessage.parse(bytes(out));
    }

    private static String failure(ByteBuffer out) {
        return assertTimeout(Duration.ofSeconds(2), () -> assertThrows(MalformedPacketException.class, () -> parse(out))
                .getMessage());
    }

    @Test
    void pointersThatLoop() {
        assertEquals(LOOP, failure(pointer(message(1), HEADER).putInt(A_IN)));
        assertEquals(
                LOOP, failure(pointer(pointer(message(1), HEADER + 2), HEADER).putInt(A_IN)));
        assertEquals(LOOP, failure(pointer(labels(message(1), 2), HEADER).putInt(A_IN)));
        assertEquals(LOOP, failure(pointer(labels(message(1), 250), HEADER).putInt(A_IN)));
    }

    @Test
    void chainsOfPointersEndAt254() throws MalformedPacketException {
        assertEquals(DnsName.ROOT, parse(chain(254)).questions().get(0).name());
        assertEquals(LOOP, failure(chain(255)));
    }

    /** A question whose name is {@code pointers} pointers away from the root, which lies behind it. */
    private static ByteBuffer chain(int pointers) {
        int next = HEADER + 6;
        ByteBuffer out = pointer(message(1), next).putInt(A_IN);
        for (int i = 1; i < pointers; i++) {
            next += 2;
            pointer(out, next);
        }
        return out.put((byte) 0);
    }

    @Test
    void namesHave255Octets() throws MalformedPacketException {
        DnsMessage longest = parse(labels(message(1), 254).put((byte) 0).putInt(A_IN));
        assertEquals(255, longest.questions().get(0).name().wire().length());
        assertTrue(longest.toString().contains("{Name=[..253..] Type=A Class=IN}"));
        assertEquals(TOO_LONG, failure(labels(message(1), 255).put((byte) 0).putInt(A_IN)));
        assertEquals(TOO_LONG, failure(labels(message(1), 256).put((byte) 0).putInt(A_IN)));
    }

    @Test
    void namesInPartsHave255OctetsToo() throws MalformedPacketException {
        DnsName name = parse(inParts(127, 127)).questions().get(1).name();
        assertEquals(255, name.wire().length());
        assertEquals(TOO_LONG, failure(inParts(127, 128)));
    }

    /** Two questions, the second name of which ends in the first. */
    private static ByteBuffer inParts(int first, int second) {
        ByteBuffer out = labels(message(2), first).put((byte) 0).putInt(A_IN);
        return pointer(labels(out, second), HEADER).putInt(A_IN);
    }

    @Test
    void countsPromiseNothing() {
        Bytes message =
                Bytes.wrap(ByteBuffer.allocate(HEADER).putInt(0).putLong(-1).array());
        // An array of as many elements as are promised would take a megabyte a message, and minutes for all of them.
        assertTimeout(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 500_000; i++) {
                assertThrows(MalformedPacketException.class, () -> DnsMessage.parse(message));
            }
        });
    }

    @Test
    void asManyQuestionsAsFitAreRead() throws MalformedPacketException {
        int count = (65_535 - HEADER) / 5;
        ByteBuffer out = message(count);
        for (int i = 0; i < count; i++) {
            out.put((byte) 0).putInt(A_IN);
        }
        DnsMessage message = parse(out);
        assertEquals(count, message.questions().size());
        assertEquals(
                DnsQuestion.of(DnsName.ROOT, DnsType.A), message.questions().get(count - 1));
        assertTrue(message.toString().contains(" Questions=[.." + count + "..] "));
        assertThrows(
                UnsupportedOperationException.class, () -> message.questions().remove(0));
    }

    /** Thousands of questions, each with the longest name at the end of the longest chain of pointers. */
    @Test
    void compressionThatMultipliesIsBounded() throws MalformedPacketException {
        ByteBuffer out = labels(message(0), 254).put((byte) 0).putInt(A_IN);
        int target = HEADER;
        int count = 1;
        while (out.remaining() >= 6) {
            int here = out.position();
            pointer(out, target).putInt(A_IN);
            target = count < 254 ? here : target;
            count++;
        }
        out.putShort(4, (short) count);
        DnsMessage message = assertTimeout(Duration.ofSeconds(2), () -> parse(out));
        assertEquals(count, message.questions().size());
        assertTimeout(Duration.ofSeconds(10), () -> {
            assertTrue(CheckingVisitor.check(message) > 4 * 10_000);
            assertTrue(message.toString().length() < 1_000);
            long octets = message.questions().stream()
                    .mapToLong(question -> question.name().wire().length())
                    .sum();
            assertEquals(255L * message.questions().size(), octets);
        });
    }
}
