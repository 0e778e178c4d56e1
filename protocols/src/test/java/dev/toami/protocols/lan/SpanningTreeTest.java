package dev.toami.protocols.lan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.print.Field;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SpanningTreeTest {
    private static Map<String, String> fields(String golden) {
        List<Field> fields = new ArrayList<>();
        Fields.of(Golden.layer(golden, Bpdu.class), fields::add);
        return fields.stream().collect(Collectors.toMap(Field::name, Field::value, (first, second) -> first));
    }

    @Test
    void readsAConfiguration() {
        Bpdu bpdu = Golden.layer("stp", Bpdu.class);
        assertEquals(Bpdu.TYPE_CONFIGURATION, bpdu.bpduType());
        assertEquals(0x81, bpdu.flags());
        assertEquals(0x8001_0200_0000_0001L, bpdu.root());
        assertEquals(19, bpdu.rootPathCost());
        assertEquals(0x8002, bpdu.port());
        assertEquals(15 * 256, bpdu.forwardDelay());
    }

    @Test
    void hasWiresharksFields() {
        Map<String, String> stp = fields("stp");
        assertEquals("0", stp.get("stp.version"));
        assertEquals("0x00", stp.get("stp.type"));
        assertEquals("32768", stp.get("stp.root.prio"));
        assertEquals("1", stp.get("stp.root.ext"));
        assertEquals("1", stp.get("stp.msg_age"));
        assertEquals("0x8002", stp.get("stp.port"));
        Map<String, String> mstp = fields("mstp");
        assertEquals("3", mstp.get("stp.version"));
        assertEquals("80", mstp.get("mstp.version_3_length"));
        assertEquals("region", mstp.get("mstp.config_name"));
        assertEquals("200", mstp.get("mstp.msti.root_cost"));
        assertEquals("0x02", fields("rstp").get("stp.type"));
    }

    @Test
    void aTopologyChangeHasNoConfiguration() {
        Bpdu bpdu = Golden.layer("stp-topology-change", Bpdu.class);
        assertFalse(bpdu.hasConfiguration());
        assertEquals(0, bpdu.root());
        assertEquals(0, bpdu.extensions().length());
    }

    @Test
    void aShortConfigurationShowsNone() throws MalformedPacketException {
        Bytes whole = Golden.layer("stp", Bpdu.class).bytes();
        assertThrows(MalformedPacketException.class, () -> Bpdu.parse(whole.clip(3)));
        for (int length = 4; length < whole.length(); length++) {
            assertFalse(Bpdu.parse(whole.clip(length)).hasConfiguration());
        }
    }
}
