package dev.toami.it.tutorial;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Packet;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.link.EthernetFrame;
import dev.toami.protocols.transport.TcpFlag;
import dev.toami.protocols.transport.TcpSegment;

public final class DecodeLayers {
    private DecodeLayers() {}

    public static void main(String[] args) throws Exception {
        try (CaptureEngine engine = CaptureEngine.open();
                CaptureSession session = engine.capture(args[0], CaptureOptions.defaults())) {
            for (CapturedFrame frame : session) {
                print(Packet.dissect(frame));
            }
        }
    }

    static void print(Packet packet) {
        packet.layer(EthernetFrame.class).ifPresent(ethernet -> {
            System.out.println("Ethernet: " + ethernet.source() + " -> " + ethernet.destination());
            System.out.println("EtherType: " + ethernet.etherType());
        });
        packet.layer(Ipv4Packet.class).ifPresent(ip -> {
            System.out.println("IPv4: " + ip.source() + " -> " + ip.destination());
            System.out.println("Protocol: " + ip.protocol());
        });
        packet.layer(TcpSegment.class).ifPresent(tcp -> {
            System.out.println("TCP: " + tcp.sourcePort() + " -> " + tcp.destinationPort());
            System.out.println("Sequence number: " + tcp.sequenceNumber());
            System.out.println("SYN: " + tcp.has(TcpFlag.SYN));
        });
        System.out.println("All packet layers:");
        for (Layer layer : packet.layers()) {
            System.out.println("- " + layer.type());
        }
        packet.applicationLayer().ifPresent(application -> {
            System.out.println("Application layer/payload found:");
            System.out.println(new String(application.bytes().toArray(), StandardCharsets.ISO_8859_1));
        });
        packet.errorLayer().ifPresent(error -> System.out.println("Error decoding some part: " + error.message()));
    }
}
