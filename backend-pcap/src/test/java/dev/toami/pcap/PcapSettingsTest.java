package dev.toami.pcap;

import java.util.Map;
import java.util.Optional;

import dev.toami.engine.CaptureException;
import dev.toami.engine.Configuration;
import dev.toami.engine.ConfigurationException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PcapSettingsTest {
    private static PcapSettings of(Map<String, String> configuration) throws CaptureException {
        return PcapSettings.of(Configuration.load(configuration));
    }

    @Test
    void withoutConfigurationFiltersAreToamisAndLibpcapIsLookedFor() throws Exception {
        assertEquals(new PcapSettings(PcapSettings.FilterCompilerOf.TOAMI, Optional.empty()), of(Map.of()));
    }

    @Test
    void valuesAreTaken() throws Exception {
        assertEquals(
                new PcapSettings(PcapSettings.FilterCompilerOf.LIBPCAP, Optional.of("/opt/lib/libpcap.so.1")),
                of(Map.of("pcap.filter", "libpcap", "pcap.library", " /opt/lib/libpcap.so.1 ")));
        assertEquals(
                PcapSettings.FilterCompilerOf.TOAMI,
                of(Map.of("pcap.filter", "toami")).filterCompiler());
    }

    @Test
    void aWrongValueIsNamedWithItsKeyAndThoseThatItCanBe() throws Exception {
        Configuration wrong = Configuration.load(Map.of("pcap.filter", "tcpdump"));
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> new PcapBackend().configured(wrong));
        assertEquals("toami.pcap.filter=tcpdump, from code: it takes toami or libpcap", e.getMessage());
    }
}
