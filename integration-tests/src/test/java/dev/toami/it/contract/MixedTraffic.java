package dev.toami.it.contract;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;
import dev.toami.engine.contract.TestFrames;
import dev.toami.protocols.Payload;
import dev.toami.protocols.arp.ArpHeader;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.icmp.Icmpv4Header;
import dev.toami.protocols.icmp.Icmpv6Header;
import dev.toami.protocols.icmp.Icmpv6Type;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.ip.Ipv6Header;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.transport.TcpFlag;
import dev.toami.protocols.transport.TcpHeader;
import dev.toami.protocols.transport.UdpHeader;

/** Frames of many kinds and lengths: what filters tell apart, plain and tagged. */
final class MixedTraffic {
    private static final MacAddress LEFT = MacAddress.parse("02:00:00:00:00:01");
    private static final MacAddress RIGHT = MacAddress.parse("02:00:00:00:00:02");
    private static final MacAddress GROUP = MacAddress.parse("01:00:5e:00:00:fb");
    private static final EthernetHeader ETHERNET = EthernetHeader.of(LEFT, RIGHT);
    private static final EthernetHeader FROM_ROUTER = EthernetHeader.of(MacAddress.parse("02:00:00:00:00:03"), RIGHT);
    private static final Ipv4Header IPV4 =
            Ipv4Header.of(Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2"));
    private static final Ipv4Header BACK =
            Ipv4Header.of(Ipv4Address.parse("198.51.100.7"), Ipv4Address.parse("192.0.2.1"));
    private static final Ipv6Header IPV6 =
            Ipv6Header.of(Ipv6Address.parse("2001:db8::1"), Ipv6Address.parse("2001:db8::2"));

    private MixedTraffic() {}

    static List<Bytes> frames() {
        List<Bytes> plain = plain();
        List<Bytes> all = new ArrayList<>(plain);
        for (int i = 0; i < plain.size(); i++) {
            // The kernel throws a tagged frame away that has nothing behind its EtherType.
            if (plain.get(i).length() > 14) {
                all.add(TestFrames.tagged(0x8100, i % 3 == 0 ? 100 : 0x6000 | i, plain.get(i)));
            }
        }
        all.add(TestFrames.tagged(0x88a8, 100, TestFrames.tagged(0x8100, 200, plain.get(0))));
        all.add(TestFrames.tagged(0x8100, 100, TestFrames.tagged(0x8100, 300, plain.get(3))));
        all.add(TestFrames.tagged(0x8100, 0, plain.get(1)));
        return all;
    }

    private static List<Bytes> plain() {
        List<Bytes> frames = new ArrayList<>();
        for (int port : new int[] {53, 80, 443, 1024, 9999}) {
            frames.add(PacketBuilder.build(ETHERNET, IPV4, UdpHeader.of(40_000, port), payload(port % 100)));
            frames.add(PacketBuilder.build(FROM_ROUTER, BACK, UdpHeader.of(port, 40_000), payload(3)));
            frames.add(PacketBuilder.build(ETHERNET, IPV4, TcpHeader.of(40_000, port, TcpFlag.SYN)));
            frames.add(PacketBuilder.build(
                    FROM_ROUTER, BACK, TcpHeader.of(port, 40_000, TcpFlag.ACK, TcpFlag.PSH), payload(700)));
            frames.add(PacketBuilder.build(ETHERNET, IPV6, UdpHeader.of(40_000, port), payload(20)));
            frames.add(PacketBuilder.build(ETHERNET, IPV6, TcpHeader.of(40_000, port, TcpFlag.FIN)));
        }
        frames.add(PacketBuilder.build(ETHERNET, IPV4, UdpHeader.of(1, 2), payload(1472)));
        frames.add(PacketBuilder.build(ETHERNET, IPV4, Icmpv4Header.echoRequest(1, 2), payload(56)));
        frames.add(PacketBuilder.build(ETHERNET, IPV6, Icmpv6Header.of(Icmpv6Type.ECHO_REQUEST, 0), payload(8)));
        frames.add(PacketBuilder.build(
                EthernetHeader.of(LEFT, MacAddress.BROADCAST),
                ArpHeader.request(LEFT, Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2"))));
        frames.add(PacketBuilder.build(EthernetHeader.of(LEFT, GROUP), IPV4, UdpHeader.of(5353, 5353), payload(9)));
        frames.add(fragment(frames.get(0), 0x2000));
        frames.add(fragment(frames.get(0), 0x00b9));
        // A header only; LLC (spanning tree); an EtherType for experiments; IPv4 that is cut short and with options.
        frames.add(Bytes.parseHex("020000000002 020000000001 0800"));
        frames.add(Bytes.parseHex("0180c2000000 020000000001 0026 424203 0000000000" + "00".repeat(35)));
        frames.add(Bytes.parseHex("020000000002 020000000001 88b5 10203040"));
        frames.add(frames.get(0).slice(0, 30));
        return frames;
    }

    private static Bytes fragment(Bytes frame, int flagsAndOffset) {
        byte[] octets = frame.toArray();
        octets[20] = (byte) (flagsAndOffset >> 8);
        octets[21] = (byte) flagsAndOffset;
        return Bytes.wrap(octets);
    }

    private static Payload payload(int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (i * 7);
        }
        return Payload.of(octets);
    }
}
