package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class InnerTagTest {
    @ParameterizedTest
    @CsvSource({
        // IPv4, of 28 and of 2048 bytes, the second whole and cut short by its sender
        "4500001c00000000, 28, 0x0800, false",
        "4500080000000000, 2048, 0x0800, false",
        "4500080000000000, 60, 0x0800, true",
        // a tag before IPv4: its priority makes it look like another version, or like 4
        "00c808004500001c, 32, 0x0800, true",
        "40c808004500001c, 32, 0x0800, true",
        "40c8080045000800, 2052, 0x0800, false",
        // IPv6, whose flow label may be anything
        "600086dd00000000, 48, 0x86dd, false",
        "00c886dd60000000, 52, 0x86dd, true",
        // ARP
        "0001080006040001, 28, 0x0806, false",
        "00c8080600010800, 32, 0x0806, true",
        // two more tags
        "00c8810000640800, 40, 0x0800, true",
        "00c888a800640800, 40, 0x0800, true",
        // a kernel that tells of the tag itself
        "00c808004500001c, 32, 0x8100, false",
        "00c808004500001c, 32, 0x88a8, false",
        // nothing to look at
        "00c808, 3, 0x0800, false",
        "'', 0, 0x0800, false"
    })
    void aSecondTagIsToldByItsType(String bytes, int original, String protocol, boolean expected) {
        byte[] octets = HexFormat.of().parseHex(bytes);
        ByteBuffer memory = ByteBuffer.allocate(octets.length + 10).put(10, octets);
        assertEquals(expected, InnerTag.isAt(memory, 10, octets.length, original, Integer.decode(protocol)));
    }
}
