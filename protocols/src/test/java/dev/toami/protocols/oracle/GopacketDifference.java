package dev.toami.protocols.oracle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where Toami's text is meant to differ from gopacket's: the rows of docs/gopacket-differences.md that captures show. */
enum GopacketDifference {
    HOP_BY_HOP_IS_NOT_TRUNCATED {
        @Override
        boolean explains(String gopacket, String toami) {
            return gopacket.contains(") = IPv6HopByHop\t")
                    && gopacket.replaceFirst(" bytes, truncated", " bytes").equals(toami);
        }
    },
    HOP_BY_HOP_IS_CUT_OFF {
        @Override
        boolean explains(String gopacket, String toami) {
            int failure = gopacket.lastIndexOf("- Layer ");
            return gopacket.startsWith(toami)
                    && failure == toami.length()
                    && gopacket.endsWith("Invalid ip6-extension header. Length 0 less than 2\n");
        }
    },
    ROUTING_HEADER_OF_ANY_TYPE {
        @Override
        boolean explains(String gopacket, String toami) {
            return gopacket.contains("Unknown IPv6 routing header type ")
                    && Pattern.compile("RoutingType=[1-9]").matcher(toami).find();
        }
    },
    IPV4_OPTION_WITHOUT_DATA {
        @Override
        boolean explains(String gopacket, String toami) {
            return gopacket.contains(" length 2. Must be greater than 2");
        }
    },
    IPV6_PACKET_WITHOUT_PAYLOAD {
        @Override
        boolean explains(String gopacket, String toami) {
            return gopacket.contains("IPv6 length 0, but next header is NoNextHeader")
                    && !toami.contains("IPv6 length 0");
        }
    },
    LINK_TYPE_NUMBER_IN_EIGHT_BITS {
        @Override
        boolean explains(String gopacket, String toami) {
            Matcher number =
                    Pattern.compile("Unable to decode LinkType (\\d+)\\n").matcher(toami);
            return number.find()
                    && Integer.parseInt(number.group(1)) > 0xff
                    && gopacket.endsWith("LinkType " + (Integer.parseInt(number.group(1)) & 0xff) + "\n");
        }
    },
    RAW_IP_LINK_TYPES {
        @Override
        boolean explains(String gopacket, String toami) {
            return Pattern.compile("Unable to decode LinkType (228|229)\\n")
                            .matcher(gopacket)
                            .find()
                    && Pattern.compile("- Layer 1 \\([0-9]+ bytes\\) = IPv[46]\t")
                            .matcher(toami)
                            .find();
        }
    },
    COOKED_V2 {
        @Override
        boolean explains(String gopacket, String toami) {
            return gopacket.contains("Unable to decode LinkType 20\n") && toami.contains("= Linux SLL2\t");
        }
    },
    TAGGED_LENGTH {
        @Override
        boolean explains(String gopacket, String toami) {
            int last = gopacket.lastIndexOf("- Layer ");
            return Pattern.compile("Type=UnknownEthernetType}\n$")
                            .matcher(gopacket.substring(last))
                            .find()
                    && toami.startsWith(gopacket)
                    && toami.substring(gopacket.length()).contains(") = LLC\t");
        }
    },
    /** What is a payload, or not supported, for gopacket. */
    PROTOCOL_UNKNOWN_TO_GOPACKET {
        private final Pattern end =
                Pattern.compile("= (Payload\t.*|DecodeFailure\tPacket decoding error: (Layer type not"
                        + " currently supported|Unable to decode (EthernetType|LinkType) \\d+))\n$");

        @Override
        boolean explains(String gopacket, String toami) {
            int last = gopacket.lastIndexOf("- Layer ");
            String common = gopacket.substring(gopacket.indexOf('\n'), last);
            int start = toami.indexOf('\n');
            return end.matcher(gopacket.substring(last)).find()
                    && toami.startsWith(common, start)
                    && !toami.substring(start + common.length()).equals(gopacket.substring(last));
        }
    },
    ;

    abstract boolean explains(String gopacket, String toami);

    static Optional<GopacketDifference> of(String gopacket, String toami) {
        for (GopacketDifference each : values()) {
            if (each.explains(gopacket, toami)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
