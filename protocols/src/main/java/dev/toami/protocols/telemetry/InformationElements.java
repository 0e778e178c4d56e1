package dev.toami.protocols.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;

/** The most frequent elements of IANA's registry of IPFIX, which has NetFlow's field types as well. */
final class InformationElements {
    private static final Map<Integer, String> NAMES = new HashMap<>();

    static {
        String table = "1 octetDeltaCount 2 packetDeltaCount 3 deltaFlowCount 4 protocolIdentifier 5 ipClassOfService "
                + "6 tcpControlBits 7 sourceTransportPort 8 sourceIPv4Address 9 sourceIPv4PrefixLength 10 ingressInterface "
                + "11 destinationTransportPort 12 destinationIPv4Address 13 destinationIPv4PrefixLength 14 egressInterface "
                + "15 ipNextHopIPv4Address 16 bgpSourceAsNumber 17 bgpDestinationAsNumber 18 bgpNextHopIPv4Address "
                + "19 postMCastPacketDeltaCount 20 postMCastOctetDeltaCount 21 flowEndSysUpTime 22 flowStartSysUpTime "
                + "23 postOctetDeltaCount 24 postPacketDeltaCount 25 minimumIpTotalLength 26 maximumIpTotalLength "
                + "27 sourceIPv6Address 28 destinationIPv6Address 29 sourceIPv6PrefixLength 30 destinationIPv6PrefixLength "
                + "31 flowLabelIPv6 32 icmpTypeCodeIPv4 33 igmpType 34 samplingInterval 35 samplingAlgorithm "
                + "36 flowActiveTimeout 37 flowIdleTimeout 38 engineType 39 engineId 40 exportedOctetTotalCount "
                + "41 exportedMessageTotalCount 42 exportedFlowRecordTotalCount 46 mplsTopLabelType "
                + "47 mplsTopLabelIPv4Address 48 samplerId 49 samplerMode 50 samplerRandomInterval 52 minimumTTL "
                + "53 maximumTTL 54 fragmentIdentification 55 postIpClassOfService 56 sourceMacAddress "
                + "57 postDestinationMacAddress 58 vlanId 59 postVlanId 60 ipVersion 61 flowDirection "
                + "62 ipNextHopIPv6Address 63 bgpNextHopIPv6Address 70 mplsTopLabelStackSection 80 destinationMacAddress "
                + "81 postSourceMacAddress 82 interfaceName 83 interfaceDescription 84 samplerName 85 octetTotalCount "
                + "86 packetTotalCount 88 fragmentOffset 89 forwardingStatus 95 applicationId 96 applicationName "
                + "130 exporterIPv4Address 131 exporterIPv6Address 136 flowEndReason 138 observationPointId "
                + "139 icmpTypeCodeIPv6 144 exportingProcessId 145 templateId 148 flowId 149 observationDomainId "
                + "150 flowStartSeconds 151 flowEndSeconds 152 flowStartMilliseconds 153 flowEndMilliseconds "
                + "154 flowStartMicroseconds 155 flowEndMicroseconds 156 flowStartNanoseconds 157 flowEndNanoseconds "
                + "160 systemInitTimeMilliseconds 161 flowDurationMilliseconds 176 icmpTypeIPv4 177 icmpCodeIPv4 "
                + "178 icmpTypeIPv6 179 icmpCodeIPv6 180 udpSourcePort 181 udpDestinationPort 182 tcpSourcePort "
                + "183 tcpDestinationPort 184 tcpSequenceNumber 185 tcpAcknowledgementNumber 186 tcpWindowSize "
                + "189 ipHeaderLength 190 totalLengthIPv4 192 ipTTL 193 nextHeaderIPv6 224 ipTotalLength "
                + "225 postNATSourceIPv4Address 226 postNATDestinationIPv4Address 227 postNAPTSourceTransportPort "
                + "228 postNAPTDestinationTransportPort 230 natEvent 231 initiatorOctets 232 responderOctets "
                + "233 firewallEvent 234 ingressVRFID 235 egressVRFID 236 VRFname 239 biflowDirection 243 dot1qVlanId "
                + "256 ethernetType 302 selectorId 304 selectorAlgorithm 305 samplingPacketInterval "
                + "306 samplingPacketSpace 312 dataLinkFrameSize 313 ipHeaderPacketSection 315 dataLinkFrameSection";
        String[] words = table.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            NAMES.put(
                    Integer.valueOf(words[i]),
                    Character.toUpperCase(words[i + 1].charAt(0)) + words[i + 1].substring(1));
        }
    }

    private InformationElements() {}

    /** The element's name, capitalized, or {@code Element} and its number. */
    static String name(int type) {
        return NAMES.getOrDefault(type, "Element" + type);
    }

    /** Describes a value in the way of its element, or as a number, or as bytes if it is too long for one. */
    static void describe(FlowSets.TemplateField field, Bytes in, int at, int length, FieldVisitor visitor) {
        String name = field.enterprise() == 0
                ? name(field.type())
                : "Enterprise" + field.enterprise() + "Element" + field.type();
        boolean standard = field.enterprise() == 0;
        String kind = standard && NAMES.containsKey(field.type()) ? NAMES.get(field.type()) : "";
        if (kind.endsWith("IPv4Address") && length == 4) {
            visitor.address(name, at, length, Ipv4Address.read(in, at));
        } else if (kind.endsWith("IPv6Address") && length == 16) {
            visitor.address(name, at, length, Ipv6Address.read(in, at));
        } else if (kind.endsWith("MacAddress") && length == 6) {
            visitor.address(name, at, length, MacAddress.read(in, at));
        } else if (kind.endsWith("Name") || kind.endsWith("Description") || kind.endsWith("name")) {
            visitor.text(name, at, length, text(in.slice(at, length)));
        } else if (length >= 1 && length <= 8) {
            visitor.number(name, at, length, number(in, at, length));
        } else {
            visitor.bytes(name, at, length, in.slice(at, length));
        }
    }

    /** Names of a fixed length end with zeros. */
    private static String text(Bytes bytes) {
        String text = new String(bytes.toArray(), StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static long number(Bytes in, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | in.u8(at + i);
        }
        return value;
    }
}
