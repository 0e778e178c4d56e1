package dev.toami.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class IpAddressTest {
    @Test
    void theTextTellsTheFamily() {
        assertEquals(Ipv4Address.of(192, 0, 2, 1), IpAddress.parse("192.0.2.1"));
        assertEquals(Ipv6Address.LOOPBACK, IpAddress.parse("::1"));
        assertEquals(4, IpAddress.parse("1.2.3.4").length());
        assertEquals(16, IpAddress.parse("::").length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.org", "12", "1.2.3.4:80", "fe80::1%lo"})
    void nothingIsResolved(String text) {
        assertThrows(IllegalArgumentException.class, () -> IpAddress.parse(text));
    }

    @Test
    void theNumberOfOctetsTellsTheFamily() throws UnknownHostException {
        assertEquals(Ipv4Address.of(1, 2, 3, 4), IpAddress.of((byte) 1, (byte) 2, (byte) 3, (byte) 4));
        assertEquals(Ipv6Address.ANY, IpAddress.of(new byte[16]));
        assertEquals(Ipv6Address.LOOPBACK, IpAddress.of(InetAddress.getByAddress(Ipv6Address.LOOPBACK.toArray())));
        for (int length : new int[] {0, 3, 5, 15, 17}) {
            assertEquals(
                    "an IP address has 4 or 16 bytes, not " + length,
                    assertThrows(IllegalArgumentException.class, () -> IpAddress.of(new byte[length]))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 24, 255.255.255.0, 192.0.2.1/24",
        "10.0.0.1, 0, 0.0.0.0, 10.0.0.1/0",
        "10.0.0.1, 32, 255.255.255.255, 10.0.0.1/32",
        "fe80::1, 64, ffff:ffff:ffff:ffff::, fe80::1/64",
        "::1, 128, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ::1/128"
    })
    void aDeviceAddressKnowsItsNetmask(String address, int prefixLength, String netmask, String text) {
        DeviceAddress device = device(address, prefixLength);
        assertEquals(IpAddress.parse(netmask), device.netmask());
        assertEquals(text, device.toString());
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, -1, 32", "192.0.2.1, 33, 32", "fe80::1, 129, 128", "fe80::1, -128, 128"})
    void aDeviceAddressHasAPrefixOfItsFamily(String address, int prefixLength, int most) {
        assertEquals(
                "prefix length of " + address + ": " + prefixLength + ", not 0 to " + most,
                assertThrows(IllegalArgumentException.class, () -> device(address, prefixLength))
                        .getMessage());
    }

    private static DeviceAddress device(String address, int prefixLength) {
        return new DeviceAddress(IpAddress.parse(address), prefixLength, Optional.empty(), Optional.empty());
    }
}
