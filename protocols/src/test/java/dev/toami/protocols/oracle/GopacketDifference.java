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
    /** Of a frame without a frame check sequence, the last four bytes are taken for one. */
    FRAME_CHECK_SEQUENCE_THAT_IS_NONE {
        private final Pattern payload = Pattern.compile(
                "- Layer 1 \\(\\d+ bytes\\) = Dot11\t\\{Contents=\\[..\\d+..\\] Payload=\\[..(\\d+)..\\]");

        @Override
        boolean explains(String gopacket, String toami) {
            Matcher shorter = payload.matcher(gopacket);
            Matcher longer = payload.matcher(toami);
            return shorter.find()
                    && longer.find()
                    && Integer.parseInt(longer.group(1)) == Integer.parseInt(shorter.group(1)) + 4;
        }
    },
    /** A field that Toami reads where it is, and gopacket elsewhere or behind the header. */
    RADIOTAP_FIELDS {
        private final Pattern last = Pattern.compile(" MCS=.* AMPDUStatus=.* VHT=.*}");

        @Override
        boolean explains(String gopacket, String toami) {
            return gopacket.contains("= RadioTap\t")
                    && last.matcher(gopacket)
                            .replaceFirst("}")
                            .equals(last.matcher(toami).replaceFirst("}"));
        }
    },
    /** A pcapng simple packet block has none: that is the epoch, as in files that store zero. */
    FRAME_WITHOUT_TIME {
        @Override
        boolean explains(String gopacket, String toami) {
            return toami.replaceFirst(" @ 1970-01-01 00:00:00 \\+0000 UTC\n", "\n")
                    .equals(gopacket);
        }
    },
    RADIUS_PADDING_IS_NOT_TRUNCATED {
        @Override
        boolean explains(String gopacket, String toami) {
            return gopacket.contains(") = RADIUS\t")
                    && gopacket.replaceFirst(" bytes, truncated", " bytes").equals(toami);
        }
    },

    MULTICAST_DNS {
        @Override
        boolean explains(String gopacket, String toami) {
            return toami.contains(" DstPort=5353(mdns) ")
                    && gopacket.replace(") = DNS\t", ") = mDNS\t").equals(toami);
        }
    },

    /** Without a sequence number in GRE there is no header (type I); gopacket takes the frame in it for one of type II. */
    ERSPAN_TYPE_I {
        @Override
        boolean explains(String gopacket, String toami) {
            return sharedUpTo(gopacket, toami, "ERSPAN Type II", "ERSPAN Type I");
        }
    },

    /** The tags of PPPoE discovery are decoded. */
    PPPOE_DISCOVERY {
        @Override
        boolean explains(String gopacket, String toami) {
            return sharedUpTo(gopacket, toami, "PPPoE", "PPPoEDiscovery");
        }
    },

    /** Cisco's Inter-Switch Link, which is an Ethernet frame around another, is known by its address. */
    INTER_SWITCH_LINK {
        @Override
        boolean explains(String gopacket, String toami) {
            return sharedUpTo(gopacket, toami, "Ethernet", "ISL");
        }
    },

    /** All layers before the one that gopacket leaves undecoded are equal. The last one: it is the most lenient. */
    DECODED_FURTHER {
        @Override
        boolean explains(String gopacket, String toami) {
            int last = gopacket.lastIndexOf("- Layer ");
            // A header that is cut off marks the packet; gopacket, which does not read it, cannot.
            String common = gopacket.substring(gopacket.indexOf('\n'), last);
            int start = toami.indexOf('\n');
            if (toami.startsWith(gopacket.substring(gopacket.indexOf('\n')), start)) {
                return true;
            }
            return UNDECODED.matcher(gopacket.substring(last)).find()
                    && toami.startsWith(common, start)
                    && !sameLayer(gopacket.substring(last), toami.substring(start + common.length()));
        }
    };

    private static final Pattern UNDECODED = Pattern.compile(
            "= (Payload\t.*|DecodeFailure\tPacket decoding error: "
                    + "(Layer type not currently supported|Unable to decode (EthernetType|LinkType|IPProtocol|PPPType) \\d+"
                    + "|Unable to guess protocol of packet data|Unable to determine IGMP type.*|Cannot parse Link State Update.*))\n$");

    /** Whether both leave the bytes as they are, for one reason. */
    private static boolean sameLayer(String gopacket, String toami) {
        int end = gopacket.indexOf(gopacket.contains("= Payload\t") ? '\t' : '\n');
        return toami.startsWith(gopacket.substring(0, end + 1));
    }

    /** Whether the layers before these two are equal. */
    private static boolean sharedUpTo(String gopacket, String toami, String theirs, String ours) {
        int layer = gopacket.indexOf(" = " + theirs + '\t');
        int start = layer < 0 ? -1 : gopacket.lastIndexOf("- Layer ", layer);
        if (start < 0) {
            return false;
        }
        String common = gopacket.substring(gopacket.indexOf('\n'), start);
        int from = toami.indexOf('\n');
        return toami.startsWith(common, from)
                && toami.startsWith(gopacket.substring(start, gopacket.indexOf('(', start)), from + common.length())
                && toami.indexOf(" = " + ours + '\t', from + common.length())
                        < from + common.length() + "- Layer 99 (9999 bytes)".length()
                && toami.indexOf(" = " + ours + '\t', from + common.length()) > 0;
    }

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
