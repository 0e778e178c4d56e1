package dev.toami.protocols.lan;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.link.EthernetHeader;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EapolTest {
    private static Packet padded(EapHeader eap) {
        Bytes frame =
                PacketBuilder.build(EthernetHeader.of(MacAddress.ZERO, MacAddress.BROADCAST), EapolHeader.of(0), eap);
        return Golden.ethernet(Bytes.wrap(Arrays.copyOf(frame.toArray(), 60)));
    }

    @Test
    void paddingIsNoData() {
        Packet packet = padded(EapHeader.response(3, 1, Bytes.of('m', 'e')));
        EapPacket eap = packet.layer(EapPacket.class).orElseThrow();
        assertEquals(Bytes.of('m', 'e'), eap.typeData());
        assertEquals(7, eap.bytes().length());
        assertEquals(35, eap.padding().length());
        assertEquals(3, packet.layers().size());
    }

    @Test
    void paddingIsInGopacketsText() {
        String text = padded(EapHeader.response(3, 1, Bytes.of('m', 'e'))).toString();
        assertTrue(
                text.contains("= EAPOL\t{Contents=[1, 0, 0, 7] Payload=[..42..] Version=1 Type=EAP Length=7}"), text);
        assertTrue(
                text.endsWith(
                        "= EAP\t{Contents=[..7..] Payload=[..35..] Code=2 Id=3 Length=7 Type=1 TypeData=[..37..]}\n"),
                text);
    }

    @Test
    void readsAKey() {
        EapolKey key = Golden.layer("eapol-key-encrypted", EapolKey.class);
        assertEquals(2, key.descriptorType());
        assertEquals(0x13ca, key.information());
        assertEquals(16, key.keyLength());
        assertEquals(2, key.replayCounter());
        assertEquals(5, key.rsc());
        assertEquals(6, key.keyId());
        assertEquals(8, key.keyDataLength());
        assertTrue(key.isEncrypted());
        assertEquals(Bytes.parseHex("a0a1a2a3a4a5a6a7"), key.encryptedKeyData());
        assertEquals(103, key.contents().length());
    }

    @Test
    void everyCutIsMalformed() {
        Bytes key = Golden.layer("eapol-key-encrypted", EapolKey.class).bytes();
        for (int length = 0; length < key.length(); length++) {
            Bytes cut = key.clip(length);
            MalformedPacketException e = assertThrows(MalformedPacketException.class, () -> EapolKey.parse(cut));
            assertTrue(e.required() > e.available() && e.isTruncated(), e::toString);
        }
        Bytes eap = Bytes.parseHex("01 07 0006 01 41");
        for (int length = 0; length < eap.length(); length++) {
            Bytes cut = eap.clip(length);
            assertThrows(MalformedPacketException.class, () -> EapPacket.parse(cut));
        }
    }

    @Test
    void lengthsThatCannotBeAreMalformed() {
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> EapPacket.parse(Bytes.parseHex("01070003 01")));
        assertEquals("invalid EAP length 3", e.getMessage());
    }

    @Test
    void aSuccessHasNoMethod() {
        List<Layer> layers = padded(EapHeader.success(9)).layers();
        EapPacket eap = (EapPacket) layers.get(2);
        assertEquals(3, eap.code());
        assertEquals(OptionalInt.empty(), eap.method());
        assertThrows(
                IllegalArgumentException.class,
                () -> new EapHeader(3, 1, OptionalInt.empty(), OptionalInt.empty(), Bytes.of(1)));
    }
}
