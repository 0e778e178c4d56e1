package dev.toami.pcap;

import java.util.Map;
import java.util.Optional;

import dev.toami.engine.CaptureException;
import dev.toami.engine.Configuration;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SettingsTest {
    private static Settings of(Map<String, String> configuration) throws CaptureException {
        return Settings.of(Configuration.load(configuration));
    }

    @Test
    void withoutConfigurationFiltersAreToamisAndLibpcapIsLookedFor() throws Exception {
        assertEquals(new Settings(Settings.FilterCompilerOf.TOAMI, Optional.empty()), of(Map.of()));
    }

    @Test
    void valuesAreTaken() throws Exception {
        assertEquals(
                new Settings(Settings.FilterCompilerOf.LIBPCAP, Optional.of("/opt/lib/libpcap.so.1")),
                of(Map.of("pcap.filter", "libpcap", "pcap.library", " /opt/lib/libpcap.so.1 ")));
        assertEquals(
                Settings.FilterCompilerOf.TOAMI,
                of(Map.of("pcap.filter", "toami")).filterCompiler());
    }

    @Test
    void aWrongValueIsNamedWithItsKeyAndThoseThatItCanBe() throws Exception {
        Configuration wrong = Configuration.load(Map.of("pcap.filter", "tcpdump"));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new PcapBackend().configured(wrong));
        assertEquals("pcap.filter is \"tcpdump\"; it can be toami or libpcap", e.getMessage());
    }
}
