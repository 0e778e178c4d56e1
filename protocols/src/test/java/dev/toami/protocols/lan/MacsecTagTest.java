package dev.toami.protocols.lan;

import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class MacsecTagTest {
    private static final Bytes ICV = Bytes.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");

    @Test
    void readableDataBeginWithAnEtherType() {
        MacsecTag tag = Golden.layer("macsec-integrity-only", MacsecTag.class);
        assertEquals(OptionalInt.of(0x0800), tag.etherType());
        assertEquals(OptionalLong.of(0x0200_0000_0001_0001L), tag.secureChannel());
        assertEquals(68, tag.packetNumber());
        assertEquals(1, tag.associationNumber());
        assertEquals(35, tag.shortLength());
        assertEquals(33, tag.payload().length());
    }

    @Test
    void encryptedDataAreAPayload() {
        MacsecTag tag = Golden.layer("macsec-encrypted", MacsecTag.class);
        assertEquals(OptionalInt.empty(), tag.etherType());
        assertEquals(OptionalLong.empty(), tag.secureChannel());
        assertEquals(0, tag.shortLength());
        assertEquals(50, tag.payload().length());
        assertEquals(16, tag.integrityCheckValue().length());
    }

    @Test
    void theShortLengthEndsTheDataInFrontOfPadding() throws MalformedPacketException {
        MacsecHeader header =
                new MacsecHeader(3, 0, OptionalInt.empty(), 1, OptionalLong.empty(), OptionalInt.empty(), ICV);
        Bytes frame = PacketBuilder.build(header, Payload.of(new byte[10]));
        MacsecTag tag = MacsecTag.parse(PacketBuilder.pad(frame, 46));
        assertEquals(10, tag.shortLength());
        assertEquals(10, tag.payload().length());
        assertEquals(ICV, tag.integrityCheckValue());
    }

    @Test
    void everyCutTagIsMalformed() throws MalformedPacketException {
        Bytes whole = Bytes.parseHex("20 00 00000001 0200000000010001 0800");
        MacsecTag.parse(whole);
        for (int length = 0; length < whole.length(); length++) {
            Bytes cut = whole.clip(length);
            assertThrows(MalformedPacketException.class, () -> MacsecTag.parse(cut));
        }
    }
}
