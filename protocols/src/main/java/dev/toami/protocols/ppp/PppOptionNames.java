package dev.toami.protocols.ppp;

/** Names of the options of PPP's control protocols, and what their data begins with. */
final class PppOptionNames {
    private PppOptionNames() {}

    /**
     * The first field of an option's data.
     *
     * @param length of a number; 0 for bytes
     */
    record FieldName(String name, int length, boolean isAddress) {
        static FieldName number(String name, int length) {
            return new FieldName(name, length, false);
        }

        static FieldName address(String name) {
            return new FieldName(name, 0, true);
        }
    }

    static String label(PppControlProtocol protocol, int type) {
        String label =
                switch (protocol) {
                    case LCP -> lcpLabel(type);
                    case IPCP -> ipcpLabel(type);
                    case IPV6CP -> type == 1 ? "InterfaceIdentifier" : type == 2 ? "CompressionProtocol" : null;
                    case CCP -> ccpLabel(type);
                    default -> null;
                };
        return label != null ? label : "Unknown(" + type + ")";
    }

    private static String lcpLabel(int type) {
        return switch (type) {
            case 0 -> "VendorSpecific";
            case 1 -> "MaximumReceiveUnit";
            case 2 -> "AsyncControlCharacterMap";
            case 3 -> "AuthenticationProtocol";
            case 4 -> "QualityProtocol";
            case 5 -> "MagicNumber";
            case 7 -> "ProtocolFieldCompression";
            case 8 -> "AddressAndControlFieldCompression";
            case 9 -> "FCSAlternatives";
            case 10 -> "SelfDescribingPad";
            case 13 -> "Callback";
            case 17 -> "MultilinkMRRU";
            case 18 -> "MultilinkShortSequenceNumbers";
            case 19 -> "MultilinkEndpointDiscriminator";
            case 23 -> "LinkDiscriminator";
            default -> null;
        };
    }

    private static String ipcpLabel(int type) {
        return switch (type) {
            case 1 -> "IPAddresses";
            case 2 -> "IPCompressionProtocol";
            case 3 -> "IPAddress";
            case 4 -> "MobileIPv4";
            case 129 -> "PrimaryDNS";
            case 130 -> "PrimaryNBNS";
            case 131 -> "SecondaryDNS";
            case 132 -> "SecondaryNBNS";
            default -> null;
        };
    }

    private static String ccpLabel(int type) {
        return switch (type) {
            case 0 -> "OUI";
            case 1 -> "Predictor1";
            case 2 -> "Predictor2";
            case 3 -> "PuddleJumper";
            case 16 -> "HewlettPackardPPC";
            case 17 -> "StacLZS";
            case 18 -> "MPPE";
            case 19 -> "GandalfFZA";
            case 20 -> "V42bis";
            case 21 -> "BSDCompress";
            case 23 -> "LZSDCP";
            case 24 -> "MVRCA";
            case 26 -> "Deflate";
            default -> null;
        };
    }

    /** Null if an option's data is shown as bytes. */
    static FieldName field(PppControlProtocol protocol, int type) {
        return switch (protocol) {
            case LCP -> lcpField(type);
            case IPCP -> ipcpField(type);
            case IPV6CP -> type == 1 ? FieldName.number("InterfaceIdentifier", 0) : null;
            case CCP -> type == 18 ? FieldName.number("SupportedBits", 4) : null;
            default -> null;
        };
    }

    private static FieldName lcpField(int type) {
        return switch (type) {
            case 1 -> FieldName.number("MRU", 2);
            case 2 -> FieldName.number("ACCM", 4);
            case 3 -> FieldName.number("AuthenticationProtocol", 2);
            case 4 -> FieldName.number("QualityProtocol", 2);
            case 5 -> FieldName.number("MagicNumber", 4);
            case 9 -> FieldName.number("FCSAlternatives", 1);
            case 10 -> FieldName.number("Maximum", 1);
            case 13 -> FieldName.number("Operation", 1);
            case 17 -> FieldName.number("MRRU", 2);
            case 19 -> FieldName.number("Class", 1);
            case 23 -> FieldName.number("LinkDiscriminator", 2);
            default -> null;
        };
    }

    private static FieldName ipcpField(int type) {
        return switch (type) {
            case 2 -> FieldName.number("CompressionProtocol", 2);
            case 3 -> FieldName.address("Address");
            case 4 -> FieldName.address("HomeAddress");
            case 129 -> FieldName.address("PrimaryDNS");
            case 130 -> FieldName.address("PrimaryNBNS");
            case 131 -> FieldName.address("SecondaryDNS");
            case 132 -> FieldName.address("SecondaryNBNS");
            default -> null;
        };
    }
}
