package dev.toami.protocols.arp;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What an ARP packet is built with.
 *
 * @param hardwareLength that of the sender's hardware address if empty
 * @param protocolLength that of the sender's protocol address if empty
 */
public record ArpHeader(
        int hardwareType,
        EtherType protocolType,
        OptionalInt hardwareLength,
        OptionalInt protocolLength,
        int operation,
        Bytes senderHardware,
        Bytes senderProtocol,
        Bytes targetHardware,
        Bytes targetProtocol)
        implements LayerValue, EtherTyped {
    /** Asks who has {@code target}. */
    public static ArpHeader request(MacAddress senderMac, Ipv4Address sender, Ipv4Address target) {
        return of(ArpPacket.REQUEST, senderMac, sender, MacAddress.ZERO, target);
    }

    /** Answers that {@code sender} is at {@code senderMac}. */
    public static ArpHeader reply(MacAddress senderMac, Ipv4Address sender, MacAddress targetMac, Ipv4Address target) {
        return of(ArpPacket.REPLY, senderMac, sender, targetMac, target);
    }

    /** Announces the sender's own address to all. */
    public static ArpHeader announcement(MacAddress senderMac, Ipv4Address sender) {
        return request(senderMac, sender, sender);
    }

    /** IPv4 over Ethernet. */
    public static ArpHeader of(
            int operation, MacAddress senderMac, Ipv4Address sender, MacAddress targetMac, Ipv4Address target) {
        return of(
                ArpPacket.HARDWARE_ETHERNET,
                EtherType.IPV4,
                operation,
                Bytes.wrap(senderMac.toArray()),
                Bytes.wrap(sender.toArray()),
                Bytes.wrap(targetMac.toArray()),
                Bytes.wrap(target.toArray()));
    }

    /** Addresses of any kind. */
    public static ArpHeader of(
            int hardwareType,
            EtherType protocolType,
            int operation,
            Bytes senderHardware,
            Bytes senderProtocol,
            Bytes targetHardware,
            Bytes targetProtocol) {
        return new ArpHeader(
                hardwareType,
                protocolType,
                OptionalInt.empty(),
                OptionalInt.empty(),
                operation,
                senderHardware,
                senderProtocol,
                targetHardware,
                targetProtocol);
    }

    /** The same with address lengths that may belie the addresses. */
    public ArpHeader withLengths(int hardware, int protocol) {
        return new ArpHeader(
                hardwareType,
                protocolType,
                OptionalInt.of(hardware),
                OptionalInt.of(protocol),
                operation,
                senderHardware,
                senderProtocol,
                targetHardware,
                targetProtocol);
    }

    @Override
    public EtherType announcedBy() {
        return EtherType.ARP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        checkPair("hardware", hardwareLength, senderHardware, targetHardware);
        checkPair("protocol", protocolLength, senderProtocol, targetProtocol);
        out.prepend(targetProtocol)
                .prepend(targetHardware)
                .prepend(senderProtocol)
                .prepend(senderHardware);
        out.prepend(ArpPacket.FIXED_LENGTH)
                .u16(0, hardwareType)
                .u16(2, protocolType.value())
                .u8(4, hardwareLength.orElse(senderHardware.length()))
                .u8(5, protocolLength.orElse(senderProtocol.length()))
                .u16(6, operation);
    }

    private static void checkPair(String kind, OptionalInt length, Bytes sender, Bytes target) {
        if (length.isEmpty() && sender.length() != target.length()) {
            throw new IllegalArgumentException("the " + kind + " addresses of ARP have one length, not "
                    + sender.length() + " and " + target.length());
        }
    }
}
