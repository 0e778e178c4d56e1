package dev.toami.it.tutorial;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.transport.TcpHeader;

public final class SendPackets {
    private SendPackets() {}

    public static void main(String[] args) throws Exception {
        try (CaptureEngine engine = CaptureEngine.open();
                CaptureSession session = engine.capture(args[0], CaptureOptions.defaults())) {
            session.inject(rawBytes());
            session.inject(emptyLayers());
            session.inject(filledLayers());
        }
    }

    /** Bytes as they are. Linux takes no frame that is shorter than the device's header, 14 bytes on Ethernet. */
    static Bytes rawBytes() {
        return Bytes.parseHex("ffffffffffff 020000000001 88b5 10 20 30");
    }

    /** Zeros, but for lengths, checksums and the fields that say what follows. */
    static Bytes emptyLayers() {
        return PacketBuilder.build(
                EthernetHeader.empty(), Ipv4Header.empty(), TcpHeader.empty(), Payload.of((byte) 10, (byte) 20));
    }

    static Bytes filledLayers() {
        return PacketBuilder.build(
                EthernetHeader.of(MacAddress.parse("ff:aa:fa:aa:ff:aa"), MacAddress.parse("bd:bd:bd:bd:bd:bd")),
                Ipv4Header.of(Ipv4Address.of(127, 0, 0, 1), Ipv4Address.of(8, 8, 8, 8)),
                TcpHeader.of(4321, 80),
                Payload.of((byte) 10, (byte) 20, (byte) 30));
    }
}
