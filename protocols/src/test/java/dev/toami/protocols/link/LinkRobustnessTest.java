package dev.toami.protocols.link;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.arp.ArpPacket;
import dev.toami.protocols.dns.DnsContents;
import dev.toami.protocols.dns.DnsMessage;
import dev.toami.protocols.dns.DnsName;
import dev.toami.protocols.dns.DnsRecord;
import dev.toami.protocols.dns.DnsResponseCode;
import dev.toami.protocols.dns.DnsType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** Every parser against bytes that are cut, displaced, followed by others, or random. */
class LinkRobustnessTest {
    /** A parser, a packet of its kind, and how many bytes of that packet its header takes. */
    record Subject(LayerType type, LayerParser parser, Bytes golden, int headerLength) {
        @Override
        public String toString() {
            return type + "/" + headerLength;
        }
    }

    static Stream<Subject> subjects() {
        DnsName name = DnsName.parse("www.example.com");
        DnsContents dns = DnsContents.query(7, name, DnsType.TXT)
                .response(
                        DnsResponseCode.NO_ERROR,
                        DnsRecord.text(name, 60, "a", "bcd"),
                        DnsRecord.mailExchange(name, 60, 10, DnsName.parse("mail.example.com")));
        Bytes message = dns.encode();
        return Stream.of(
                new Subject(LayerType.ETHERNET, EthernetFrame::parse, hex("66778899aabb0011223344550806 0102"), 14),
                new Subject(LayerType.DOT1Q, VlanTag::parse, hex("b0640800 4500"), 4),
                new Subject(LayerType.LLC, LlcFrame::parse, hex("aaaa03 000000"), 3),
                new Subject(LayerType.LLC, LlcFrame::parse, hex("f0f10204 00"), 4),
                new Subject(LayerType.SNAP, SnapFrame::parse, hex("0000000800 4500"), 5),
                new Subject(LayerType.LINUX_SLL, SllFrame::parse, hex("000400010006001122334455000008004500"), 16),
                new Subject(
                        LayerType.LINUX_SLL2, Sll2Frame::parse, hex("0800000000000003000104060011223344550000 45"), 20),
                new Subject(LayerType.LOOPBACK, LoopbackFrame::parse, hex("02000000 45"), 4),
                new Subject(
                        LayerType.ARP,
                        ArpPacket::parse,
                        hex("0001080006040001001122334455c0a8010a000000000000c0a80101 0000"),
                        28),
                new Subject(LayerType.DNS, DnsMessage::parse, message, message.length()));
    }

    private static Bytes hex(String text) {
        return Bytes.parseHex(text);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everyLengthBelowTheHeaderIsMalformed(Subject subject) throws MalformedPacketException {
        for (int length = 0; length < subject.golden.length(); length++) {
            Bytes cut = subject.golden.clip(length);
            if (length < subject.headerLength) {
                MalformedPacketException e =
                        assertThrows(MalformedPacketException.class, () -> subject.parser.parse(cut));
                assertEquals(subject.type, e.layerType());
                assertTrue(e.required() > e.available(), e::toString);
            } else {
                use(subject.parser.parse(cut));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aWindowShowsNothingOfWhatSurroundsIt(Subject subject) throws MalformedPacketException {
        Layer plain = subject.parser.parse(subject.golden);
        byte[] large = new byte[subject.golden.length() + 40];
        Arrays.fill(large, (byte) 0xc1);
        System.arraycopy(subject.golden.toArray(), 0, large, 17, subject.golden.length());
        Layer displaced = subject.parser.parse(Bytes.wrap(large, 17, subject.golden.length()));
        assertEquals(plain.toString(), displaced.toString());
        assertEquals(plain.payload(), displaced.payload());
        for (int length = 0; length < subject.headerLength; length++) {
            Bytes cut = Bytes.wrap(large, 17, length);
            assertThrows(MalformedPacketException.class, () -> subject.parser.parse(cut));
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void headerAndPayloadAreWhatWasGiven(Subject subject) throws MalformedPacketException {
        Layer layer = subject.parser.parse(subject.golden);
        assertEquals(subject.type, layer.type());
        assertEquals(subject.golden.clip(subject.headerLength), layer.contents());
        assertEquals(subject.golden.slice(subject.headerLength), layer.payload());
        assertTrue(CheckingVisitor.check(layer) > 0);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void randomBytesAreReadOrMalformed(Subject subject) {
        Random random = new Random(20_240_611);
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            Bytes bytes = Bytes.wrap(mutated(random, subject.golden.toArray()));
            try {
                use(subject.parser.parse(bytes));
                read++;
            } catch (MalformedPacketException e) {
                assertNotNull(e.getMessage());
            }
        }
        assertTrue(read > 100, "only " + read + " were read");
    }

    private static byte[] mutated(Random random, byte[] golden) {
        byte[] bytes = golden;
        if (random.nextInt(3) == 0) {
            bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
        } else if (random.nextBoolean()) {
            bytes = Arrays.copyOf(golden, random.nextInt(golden.length + 8));
        }
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void randomFramesAreDissected() {
        Random random = new Random(7);
        LinkType[] types = {
            LinkType.ETHERNET, LinkType.LINUX_SLL, LinkType.LINUX_SLL2, LinkType.NULL, LinkType.LOOP, new LinkType(147)
        };
        int[] etherTypes = {0, 0x26, 0x0806, 0x8100, 0x88a8, 0x9100, 0x6558};
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            for (int at = 12; at + 1 < bytes.length; at += 2) {
                if (random.nextInt(3) == 0) {
                    int etherType = etherTypes[random.nextInt(etherTypes.length)];
                    bytes[at] = (byte) (etherType >> 8);
                    bytes[at + 1] = (byte) etherType;
                }
            }
            Packet packet = Packet.dissect(Bytes.wrap(bytes), types[random.nextInt(types.length)]);
            packet.layers().forEach(LinkRobustnessTest::use);
            assertTrue(packet.toString().startsWith("PACKET: " + bytes.length + " bytes"));
        }
    }

    @Test
    void tagsWithinTagsEnd() {
        byte[] tags = new byte[40_000];
        for (int i = 2; i < tags.length; i += 4) {
            tags[i] = (byte) 0x81;
        }
        List<Layer> layers = Dissector.standard().layers(Bytes.wrap(tags), VlanTag::parse);
        assertEquals(64, layers.size());
        assertEquals(LayerType.PAYLOAD, layers.get(63).type());
    }

    /** Calls every getter of a view. */
    private static void use(Layer layer) {
        List<Object> results = new ArrayList<>();
        for (Method method : layer.getClass().getMethods()) {
            boolean getter = method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class;
            if (getter && method.getReturnType() != void.class) {
                try {
                    // What a view has from a class that only its package knows.
                    method.setAccessible(true);
                    Object result = method.invoke(layer);
                    results.add(result instanceof List<?> list ? new ArrayList<>(list) : result);
                } catch (ReflectiveOperationException e) {
                    fail(method + " of " + layer.bytes(), e);
                }
            }
        }
        CheckingVisitor.check(layer);
        assertNotNull(layer.next(Dissector.standard()));
        assertTrue(results.size() > 4);
    }
}
