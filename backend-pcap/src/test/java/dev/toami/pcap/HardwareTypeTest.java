package dev.toami.pcap;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Devices that are not Ethernet. */
@Timeout(60)
class HardwareTypeTest {
    private static final int ARPHRD_IEEE802154 = 804;
    private static final CaptureOptions PORT_53 =
            CaptureOptions.builder().filter("udp port 53").build();

    private final PcapBackend backend = new PcapBackend();

    @BeforeEach
    void needs() {
        Libpcaps.need();
    }

    private static Bytes datagram(int port) {
        return Frames.udp(port, 12).slice(14);
    }

    @Test
    void aDeviceWithoutALinkLayerGivesRawIp() throws Exception {
        try (TunDevice device = TunDevice.create("raw0", TunDevice.ARPHRD_NONE);
                CaptureSession session = backend.open(device.name(), PORT_53)) {
            assertEquals(LinkType.RAW, session.linkType());
            device.receive(datagram(9));
            device.receive(datagram(53));
            List<CapturedFrame> frames = Frames.drain(session);
            assertEquals(
                    List.of(datagram(53)),
                    frames.stream().map(CapturedFrame::bytes).toList());
            assertEquals(new CaptureStatistics(1, 0, 0, 0, 0, FilterPlace.KERNEL), session.statistics());
        }
    }

    @Test
    void otherHardwareIsCapturedCooked() throws Exception {
        try (TunDevice device = TunDevice.create("cooked0", TunDevice.ARPHRD_PPP);
                CaptureSession session = backend.open(device.name(), PORT_53)) {
            assertEquals(LinkType.LINUX_SLL, session.linkType());
            assertEquals(LinkType.LINUX_SLL, linkTypeInList(device));
            device.receive(datagram(9));
            device.receive(datagram(53));
            List<CapturedFrame> frames = Frames.drain(session);
            assertEquals(1, frames.size());
            assertEquals(datagram(53), frames.get(0).bytes().slice(16));
            assertEquals(TunDevice.ARPHRD_PPP, frames.get(0).bytes().u16(2));
            assertEquals(new CaptureStatistics(1, 0, 0, 0, 0, FilterPlace.KERNEL), session.statistics());
            assertThrows(CaptureException.class, () -> session.inject(datagram(53)));
            session.setFilter("inbound and link[2:2] = " + TunDevice.ARPHRD_PPP + " and ifindex "
                    + frames.get(0).interfaceIndex());
            device.receive(datagram(9));
            assertEquals(1, Frames.drain(session).size());
            session.setFilter("outbound or greater 41");
            device.receive(datagram(9));
            assertEquals(0, Frames.drain(session).size(), "40 bytes: the link header does not count");
            assertEquals(new CaptureStatistics(2, 0, 0, 0, 0, FilterPlace.KERNEL), session.statistics());
        }
    }

    private LinkType linkTypeInList(TunDevice device) throws CaptureException {
        return backend.devices().stream()
                .filter(listed -> listed.name().equals(device.name()))
                .findFirst()
                .orElseThrow()
                .linkType();
    }

    @Test
    void onALinkTypeWithoutProtocolsThereAreFiltersOfBytes() throws Exception {
        try (TunDevice device = TunDevice.create("wpan0", ARPHRD_IEEE802154)) {
            FilterSyntaxException refused =
                    assertThrows(FilterSyntaxException.class, () -> backend.open(device.name(), PORT_53));
            assertTrue(refused.reason().contains("IEEE802_15_4_NOFCS"), refused.reason());
            try (CaptureSession session = backend.open(device.name(), CaptureOptions.defaults())) {
                assertEquals(230, session.linkType().value());
                assertThrows(FilterSyntaxException.class, () -> session.setFilter("ip"));
                session.setFilter("link[22:2] = 53");
                device.receive(datagram(9));
                device.receive(datagram(53));
                assertEquals(1, Frames.drain(session).size());
            }
        }
    }
}
