package dev.toami.protocols.wlan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.link.CheckingVisitor;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static dev.toami.protocols.wlan.WlanFrames.ACCESS_POINT;
import static dev.toami.protocols.wlan.WlanFrames.GATEWAY;
import static dev.toami.protocols.wlan.WlanFrames.STATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RadioTapFrameTest {
    private static List<String> fields(RadioTapFrame frame, String name) {
        List<String> values = new ArrayList<>();
        Fields.of(frame, field -> {
            if (field.name().equals(name)) {
                values.add(field.value());
            }
        });
        return values;
    }

    @Test
    void readsAlignedFields() {
        RadioTapFrame tap = Golden.layer("radiotap-all-fields", RadioTapFrame.class);
        assertEquals(OptionalLong.of(0x0102030405060708L), tap.timeSynchronization());
        assertEquals(OptionalInt.of(0xd1), tap.flags());
        assertTrue(tap.hasFrameCheck());
        assertEquals(OptionalInt.of(108), tap.rate());
        assertEquals(OptionalInt.of(2412), tap.channelFrequency());
        assertEquals(OptionalInt.of(-40), tap.antennaSignal());
        assertEquals(OptionalInt.of(-95), tap.antennaNoise());
        assertEquals(OptionalInt.of(2), tap.antenna());
        assertEquals(Optional.of(Bytes.parseHex("7f9d0f")), tap.field(RadioTapField.MCS));
        assertEquals(Optional.empty(), tap.field(RadioTapField.XCHANNEL));
        CheckingVisitor.check(tap);
    }

    @Test
    void readsTheFieldsOfFurtherWords() {
        RadioTapFrame tap = Golden.layer("radiotap-more-words", RadioTapFrame.class);
        assertEquals(List.of(0xa0000022L, 0xa0000820L, 0x820L), tap.presence());
        assertEquals(List.of("-40", "-43", "-41"), fields(tap, "radiotap.dbm_antsignal"));
        assertEquals(List.of("1", "2"), fields(tap, "radiotap.antenna"));
        assertEquals(List.of("0xa0000022", "0xa0000820", "0x00000820"), fields(tap, "radiotap.present.word"));
        assertEquals(OptionalInt.of(-40), tap.antennaSignal());
        assertEquals(OptionalInt.empty(), tap.antenna());
        CheckingVisitor.check(tap);
    }

    @Test
    void passesOverVendorsFields() throws MalformedPacketException {
        RadioTapHeader header = new RadioTapHeader(
                0,
                OptionalInt.empty(),
                List.of(0xc0000020L, 0xa0000001L, 0x20L),
                Bytes.parseHex("d8" + "00" + "001122010300" + "aabbcc" + "d5"));
        RadioTapFrame tap = RadioTapFrame.parse(PacketBuilder.build(header));
        assertEquals(List.of("-40", "-43"), fields(tap, "radiotap.dbm_antsignal"));
        assertEquals(List.of(), fields(tap, "radiotap.mactime"));
    }

    @Test
    void fieldsBehindTheHeaderAreNotThere() throws MalformedPacketException {
        RadioTapHeader header =
                RadioTapHeader.received(0x10, 2, 2412, 0xa0, -40).withLength(12);
        RadioTapFrame tap = RadioTapFrame.parse(PacketBuilder.build(header, Payload.of(new byte[8])));
        assertEquals(OptionalInt.of(2), tap.rate());
        assertEquals(OptionalInt.empty(), tap.channelFrequency());
        assertEquals(OptionalInt.empty(), tap.antennaSignal());
    }

    @Test
    void refusesHeadersThatAreNotWhole() {
        Bytes bytes = Golden.named("radiotap-all-fields").bytes();
        int header = bytes.u8(2);
        for (int length = 0; length < header; length++) {
            Bytes cut = bytes.slice(0, length);
            assertThrows(MalformedPacketException.class, () -> RadioTapFrame.parse(cut));
        }
        Bytes tooShort = Bytes.parseHex("0000070000000000");
        assertThrows(MalformedPacketException.class, () -> RadioTapFrame.parse(tooShort));
    }

    @Test
    void presenceWordsEndWithTheHeader() throws MalformedPacketException {
        Bytes endless = Bytes.parseHex("00000c00ffffffffffffffff00000000");
        RadioTapFrame tap = RadioTapFrame.parse(endless);
        assertEquals(List.of(0xffffffffL, 0xffffffffL), tap.presence());
        assertEquals(OptionalInt.empty(), tap.flags());
        CheckingVisitor.check(tap);
    }

    @Test
    void theFlagSaysWhetherThereIsAFrameCheckSequence() {
        Packet with = Golden.named("wlan-beacon").dissect();
        assertTrue(with.layer(Dot11Frame.class).orElseThrow().frameCheck().isPresent());
        Packet without = Golden.named("wlan-deauthentication").dissect();
        assertFalse(without.layer(Dot11Frame.class).orElseThrow().frameCheck().isPresent());
        assertEquals(
                without.layer(RadioTapFrame.class).orElseThrow().payload().length(),
                without.layer(Dot11Frame.class).orElseThrow().bytes().length());
    }

    @Test
    void paddingBehindAHeaderIsNotInTheBody() {
        Dot11Header qos = new Dot11Header(
                Dot11Type.QOS_DATA,
                0,
                Set.of(Dot11Flag.TO_DS),
                0,
                ACCESS_POINT,
                Optional.of(STATION),
                Optional.of(GATEWAY),
                Optional.empty(),
                1,
                0,
                Optional.of(new QosControl(0)),
                Optional.empty(),
                FrameCheck.NONE);
        Bytes frame = PacketBuilder.build(
                RadioTapHeader.of(0x20), qos, Payload.of(Bytes.parseHex("0000" + "aaaa03000000ffff" + "01")));
        Packet packet = Packet.dissect(frame, LinkType.IEEE802_11_RADIO);
        Dot11Frame dot11 = packet.layer(Dot11Frame.class).orElseThrow();
        assertEquals(26, dot11.headerLength());
        assertEquals(28, dot11.contents().length());
        assertEquals(
                List.of("RadioTap", "Dot11", "Dot11DataQOSData", "Dot11Data", "LLC", "SNAP", "Payload"),
                WlanFrames.types(packet));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RadioTapHeader(0, OptionalInt.empty(), List.of(), Bytes.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(RadioTapHeader.empty().withLength(65536)));
    }
}
