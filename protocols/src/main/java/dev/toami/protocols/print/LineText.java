package dev.toami.protocols.print;

import java.util.ArrayList;
import java.util.List;

import dev.toami.protocols.Fragment;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.TransportLayer;
import dev.toami.protocols.arp.ArpPacket;
import dev.toami.protocols.dns.DnsMessage;
import dev.toami.protocols.icmp.Icmpv4Message;
import dev.toami.protocols.icmp.Icmpv6Message;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.link.EthernetFrame;
import dev.toami.protocols.transport.TcpSegment;
import dev.toami.protocols.transport.UdpDatagram;

/**
 * A packet on one line in tcpdump's manner: who to whom, the transport in tcpdump's words, and of every other layer its
 * name and its first fields. Sequence numbers are those of the packet, as with tcpdump's {@code -S}: a line depends on no
 * other packet.
 */
public final class LineText {
    private static final int MOST_FIELDS = 4;
    private static final int LONGEST_VALUE = 60;

    private final StringBuilder out = new StringBuilder(160);
    private final boolean verbose;
    private NetworkLayer pending;

    private LineText(boolean verbose) {
        this.verbose = verbose;
    }

    /**
     * The line without a time and without a line end.
     *
     * @param linkHeader whether the link layer is shown too, as with {@code -e}
     * @param verbose whether the fields of IP headers are shown too, as with {@code -v}
     */
    public static String format(Packet packet, boolean linkHeader, boolean verbose) {
        LineText line = new LineText(verbose);
        List<Layer> layers = packet.layers();
        int first = linkHeader ? 0 : firstAboveLink(layers);
        for (int i = first; i < layers.size(); i++) {
            if (i == 0 && layers.get(0) instanceof EthernetFrame ethernet) {
                line.ethernet(ethernet);
                continue;
            }
            line.layer(layers.get(i));
        }
        line.endPoints();
        String text = line.finish();
        return text.isEmpty() ? "length " + packet.frame().capturedLength() : text;
    }

    /** The network layer; without one, what the outermost header encloses. */
    private static int firstAboveLink(List<Layer> layers) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof NetworkLayer || layers.get(i) instanceof ArpPacket) {
                return i;
            }
        }
        return layers.size() > 1 && !(layers.get(1) instanceof Payload) ? 1 : 0;
    }

    private String finish() {
        int end = out.length();
        while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == ':' || out.charAt(end - 1) == ',')) {
            end--;
        }
        return out.substring(0, end);
    }

    private void layer(Layer layer) {
        if (layer instanceof Malformed failure) {
            endPoints();
            out.append('[').append(failure.message()).append("], ");
        } else if (layer instanceof NetworkLayer network) {
            endPoints();
            network(layer);
            pending = network;
        } else if (layer instanceof TransportLayer transport && pending != null) {
            out.append(pending.source())
                    .append('.')
                    .append(transport.sourcePort())
                    .append(" > ");
            out.append(pending.destination())
                    .append('.')
                    .append(transport.destinationPort())
                    .append(": ");
            pending = null;
            transport(layer);
        } else {
            other(layer);
        }
    }

    private void ethernet(EthernetFrame frame) {
        out.append(frame.source()).append(" > ").append(frame.destination());
        if (frame.declaredLength() > 0) {
            out.append(", 802.3");
        } else {
            out.append(", ethertype ").append(frame.etherType()).append(" (0x");
            Digits.append(out, frame.etherType().value(), 4);
            out.append(')');
        }
        out.append(", length ").append(frame.bytes().length()).append(": ");
    }

    /** The addresses without ports, where no transport follows. */
    private void endPoints() {
        if (pending != null) {
            out.append(pending.source())
                    .append(" > ")
                    .append(pending.destination())
                    .append(": ");
            pending = null;
        }
    }

    private void network(Layer layer) {
        if (layer instanceof Ipv4Packet ip) {
            out.append("IP ");
            if (verbose) {
                out.append(String.format(
                        "(tos 0x%x, ttl %d, id %d, offset %d, flags [%s], proto %s (%d), length %d) ",
                        ip.typeOfService(),
                        ip.timeToLive(),
                        ip.identification(),
                        ip.fragmentOffset(),
                        flags(ip),
                        ip.protocol(),
                        ip.protocol().value(),
                        ip.totalLength()));
            }
        } else if (layer instanceof Ipv6Packet ip) {
            out.append("IP6 ");
            if (verbose) {
                out.append(String.format(
                        "(class 0x%02x, flowlabel 0x%05x, hlim %d, next-header %s (%d), payload length: %d) ",
                        ip.trafficClass(),
                        ip.flowLabel(),
                        ip.hopLimit(),
                        ip.nextHeader(),
                        ip.nextHeader().value(),
                        ip.payloadLength()));
            }
        } else {
            out.append(layer.type().name()).append(' ');
        }
    }

    private static String flags(Ipv4Packet ip) {
        List<String> flags = new ArrayList<>();
        if (ip.isMoreFragments()) {
            flags.add("+");
        }
        if (ip.isDontFragment()) {
            flags.add("DF");
        }
        return flags.isEmpty() ? "none" : String.join(", ", flags);
    }

    private void transport(Layer layer) {
        if (layer instanceof TcpSegment tcp) {
            TcpLine.append(out, tcp);
            out.append(", length ").append(tcp.payload().length()).append(": ");
        } else if (layer instanceof UdpDatagram udp) {
            out.append("UDP, length ").append(udp.payload().length()).append(": ");
        } else {
            generic(layer);
        }
    }

    private void other(Layer layer) {
        if (layer instanceof Payload) {
            payload(layer);
        } else if (layer instanceof Fragment) {
            endPoints();
            out.append("frag, length ").append(layer.bytes().length()).append(": ");
        } else if (layer instanceof ArpPacket arp) {
            arp(arp);
        } else if (layer instanceof DnsMessage dns) {
            DnsLine.append(out, dns);
        } else if (layer instanceof Icmpv4Message || layer instanceof Icmpv6Message) {
            endPoints();
            icmp(layer);
        } else if (pending == null || verbose || !layer.type().name().startsWith("IPv6")) {
            endPoints();
            generic(layer);
        }
    }

    private void icmp(Layer layer) {
        out.append(layer instanceof Icmpv4Message ? "ICMP " : "ICMP6, ");
        Fields.of(layer, field -> {
            if (field.path().equals("TypeCode")) {
                out.append(field.label()).append(", ");
            }
        });
        out.append("length ").append(layer.bytes().length()).append(": ");
    }

    private void payload(Layer layer) {
        boolean wasCounted = out.length() > 2 && out.charAt(out.length() - 2) == ':' && out.indexOf("length ") >= 0;
        if (!wasCounted) {
            endPoints();
            out.append("length ").append(layer.bytes().length()).append(' ');
        }
    }

    private void arp(ArpPacket arp) {
        out.append("ARP, ");
        String target = arp.targetIp()
                .map(Object::toString)
                .orElse(arp.targetProtocolAddress().toString());
        String sender = arp.senderIp()
                .map(Object::toString)
                .orElse(arp.senderProtocolAddress().toString());
        if (arp.isRequest()) {
            out.append("Request who-has ").append(target).append(" tell ").append(sender);
        } else if (arp.isReply()) {
            String mac = arp.senderMac()
                    .map(Object::toString)
                    .orElse(arp.senderHardwareAddress().toString());
            out.append("Reply ").append(sender).append(" is-at ").append(mac);
        } else {
            out.append("operation ").append(arp.operation());
        }
        out.append(", length ").append(arp.bytes().length()).append(": ");
    }

    /** The layer's name and its first fields that are one value each. */
    private void generic(Layer layer) {
        out.append(layer.type().name());
        int[] shown = {0};
        Fields.of(layer, field -> {
            String value = field.label() != null && !field.label().isEmpty() ? field.label() : field.value();
            boolean isTop = field.path().indexOf('.') < 0;
            if (isTop && shown[0] < MOST_FIELDS && !value.isEmpty() && value.length() <= LONGEST_VALUE) {
                out.append(shown[0]++ == 0 ? " " : ", ");
                out.append(field.path()).append(' ').append(printable(value));
            }
        });
        out.append(": ");
    }

    private static String printable(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? '.' : c));
        return text.toString();
    }
}
