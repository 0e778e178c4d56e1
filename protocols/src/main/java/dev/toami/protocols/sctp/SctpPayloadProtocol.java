package dev.toami.protocols.sctp;

/**
 * What the user data of a DATA chunk is (IANA SCTP payload protocol identifiers).
 *
 * @param value 32 bits, 0 if the application does not say
 */
public record SctpPayloadProtocol(long value) {
    public static final SctpPayloadProtocol UNSPECIFIED = new SctpPayloadProtocol(0);
    public static final SctpPayloadProtocol M3UA = new SctpPayloadProtocol(3);
    public static final SctpPayloadProtocol S1AP = new SctpPayloadProtocol(18);
    public static final SctpPayloadProtocol DIAMETER = new SctpPayloadProtocol(46);
    public static final SctpPayloadProtocol NGAP = new SctpPayloadProtocol(60);

    public SctpPayloadProtocol {
        if (value < 0 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException("an SCTP payload protocol identifier has 32 bits: " + value);
        }
    }

    /** The name that gopacket prints. */
    public static String label(long value) {
        return value < 0 || value > 18
                ? "Unknown(" + value + ")"
                : switch ((int) value) {
                    case 0 -> "Reserved";
                    case 1 -> "UIA";
                    case 2 -> "M2UA";
                    case 3 -> "M3UA";
                    case 4 -> "SUA";
                    case 5 -> "M2PA";
                    case 6 -> "V5UA";
                    case 7 -> "H.248";
                    case 8 -> "BICC";
                    case 9 -> "TALI";
                    case 10 -> "DUA";
                    case 11 -> "ASAP";
                    case 12 -> "ENRP";
                    case 13 -> "H.323";
                    case 14 -> "QIPC";
                    case 15 -> "SIMCO";
                    case 16 -> "DDPSegment";
                    case 17 -> "DDPStream";
                    default -> "S1AP";
                };
    }

    @Override
    public String toString() {
        return label(value);
    }
}
