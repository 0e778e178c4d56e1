package dev.toami.afpacket;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.toami.filter.bpf.AncillaryLoad;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RingKnowledgeTest {
    private static final Set<AncillaryLoad> IN_THE_RING = EnumSet.of(
            AncillaryLoad.PROTOCOL,
            AncillaryLoad.PACKET_TYPE,
            AncillaryLoad.INTERFACE_INDEX,
            AncillaryLoad.HARDWARE_TYPE,
            AncillaryLoad.VLAN_TCI,
            AncillaryLoad.VLAN_TAG_PRESENT,
            AncillaryLoad.VLAN_TPID,
            AncillaryLoad.XOR_X);

    @Test
    void whatTheRingHasIsKnownAndNothingElse() {
        RingKnowledge knowledge = new RingKnowledge(false);
        assertEquals(Optional.empty(), knowledge.lacking(IN_THE_RING));
        for (AncillaryLoad load : EnumSet.complementOf(EnumSet.copyOf(IN_THE_RING))) {
            String words = load.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            assertEquals(Optional.of(words), knowledge.lacking(Set.of(AncillaryLoad.PROTOCOL, load)));
        }
    }

    @Test
    void theHashIsKnownToARingThatWasMadeForIt() {
        RingKnowledge knowledge = new RingKnowledge(true);
        assertEquals(Optional.empty(), knowledge.lacking(Set.of(AncillaryLoad.RX_HASH)));
        assertEquals(Optional.of("mark"), knowledge.lacking(Set.of(AncillaryLoad.RX_HASH, AncillaryLoad.MARK)));
    }
}
