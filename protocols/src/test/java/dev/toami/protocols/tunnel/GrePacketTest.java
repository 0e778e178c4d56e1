package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.numbers.EtherType;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GrePacketTest {
    @Test
    void optionalFieldsAreReadWhereTheyAre() {
        GrePacket gre = Golden.layer("gre-all", GrePacket.class);
        assertEquals(0xb000, gre.flagsAndVersion());
        assertEquals(0x6558, gre.protocol().value());
        assertEquals(OptionalLong.of(0xfde8), gre.key());
        assertEquals(OptionalLong.of(5), gre.sequenceNumber());
        assertEquals(OptionalLong.empty(), gre.acknowledgmentNumber());
        assertEquals(16, gre.contents().length());
        assertEquals(ChecksumStatus.GOOD, gre.checksumStatus());
    }

    @Test
    void checksumCoversThePayload() throws MalformedPacketException {
        Bytes built = PacketBuilder.build(
                GreHeader.empty().withChecksum().withProtocolType(EtherType.IPV4), Payload.of(new byte[] {1, 2, 3}));
        byte[] wrong = built.toArray();
        wrong[wrong.length - 1]++;
        assertEquals(ChecksumStatus.GOOD, GrePacket.parse(built).checksumStatus());
        assertEquals(ChecksumStatus.BAD, GrePacket.parse(Bytes.wrap(wrong)).checksumStatus());
        Bytes byHand = PacketBuilder.build(
                GreHeader.empty().withChecksum(0x1234).withProtocolType(EtherType.IPV4), Payload.of(new byte[3]));
        assertEquals(OptionalInt.of(0x1234), GrePacket.parse(byHand).checksum());
        assertEquals(
                ChecksumStatus.ABSENT,
                GrePacket.parse(Bytes.parseHex("00000800")).checksumStatus());
    }

    @Test
    void routesAreLists() {
        GrePacket gre = Golden.layer("gre-routing", GrePacket.class);
        assertEquals(
                List.of(
                        new GreRouting(0x0800, 4, Bytes.parseHex("c0000203c0000204")),
                        new GreRouting(0xfffe, 0, Bytes.parseHex("0001"))),
                gre.routing());
        assertEquals(OptionalInt.of(4), gre.routingOffset());
        assertTrue(gre.isStrictSourceRoute());
    }

    @Test
    void aLongRouteIsDescribedInLinearTime() throws MalformedPacketException {
        byte[] route = new byte[8 + 4 * 16_000];
        route[0] = 0x40;
        for (int at = 8; at < route.length - 4; at += 4) {
            route[at] = 1;
        }
        GrePacket gre = GrePacket.parse(Bytes.wrap(route));
        assertEquals(15_999, gre.routing().size());
        int[] fields = new int[1];
        Fields.of(gre, field -> fields[0] += field.path().length());
        assertTrue(fields[0] < 4 * 16_000 * 40, () -> fields[0] + " characters of paths");
        assertTrue(gre.toString().length() < 16_000 * 80);
    }

    @Test
    void routesEndWithinTheHeader() {
        for (String hex :
                List.of("4000080000000000", "400008000000000008000004c000", "40000800000000000800000000000001")) {
            assertThrows(MalformedPacketException.class, () -> GrePacket.parse(Bytes.parseHex(hex)));
        }
    }

    @Test
    void valuesMustFit() {
        assertThrows(IllegalArgumentException.class, () -> new GreRouting(0, 0, Bytes.empty()));
        assertThrows(IllegalArgumentException.class, () -> new GreRouting(1, 0, Bytes.wrap(new byte[256])));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(GreHeader.empty().withKey(0x1_0000_0000L)));
    }

    @Test
    void erspanWithoutASequenceNumberHasNoHeader() {
        assertEquals(0, Golden.layer("erspan-1", ErspanTypeI.class).contents().length());
        ErspanTypeII second = Golden.layer("erspan-2", ErspanTypeII.class);
        assertEquals(101, second.vlanId());
        assertEquals(6, second.classOfService());
        assertEquals(540773, second.index());
        ErspanTypeIII third = Golden.layer("erspan-3", ErspanTypeIII.class);
        assertEquals(8, third.subheader().length());
        assertEquals(32, third.hardwareId());
        assertEquals(1, third.granularity());
    }
}
