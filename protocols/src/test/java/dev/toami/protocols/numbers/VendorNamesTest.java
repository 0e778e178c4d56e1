package dev.toami.protocols.numbers;

import java.util.Optional;

import dev.toami.engine.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Who makes which MAC addresses: blocks of each size. */
class VendorNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00:22:72:00:00:00 | American Micro-Fuel Device Corp.",
                "00:22:72:ff:ff:ff | American Micro-Fuel Device Corp.",
                "f4:bd:9e:12:34:56 | Cisco Systems, Inc",
                "20:85:93:b1:23:45 | IOG Products LLC",
                "70:b3:d5:71:91:23 | 2M Technology",
                "00:50:c2:7d:5a:bc | DEUTA-WERKE GmbH"
            })
    void theLongestBlockCounts(String address, String vendor) {
        assertEquals(Optional.of(vendor), VendorNames.of(MacAddress.parse(address)));
    }

    @Test
    void madeUpAddressesHaveNone() {
        assertEquals(Optional.empty(), VendorNames.of(MacAddress.parse("02:00:00:00:00:01")));
        assertEquals(Optional.empty(), VendorNames.of(MacAddress.parse("ff:ff:ff:ff:ff:ff")));
    }
}
