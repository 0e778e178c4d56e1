package dev.toami.protocols.sctp;

/**
 * What an SCTP chunk is (IANA SCTP chunk types).
 *
 * @param value 8 bits; the upper two say what a receiver does that does not know the type
 */
public record SctpChunkType(int value) {
    public static final SctpChunkType DATA = new SctpChunkType(0);
    public static final SctpChunkType INIT = new SctpChunkType(1);
    public static final SctpChunkType INIT_ACK = new SctpChunkType(2);
    public static final SctpChunkType SACK = new SctpChunkType(3);
    public static final SctpChunkType HEARTBEAT = new SctpChunkType(4);
    public static final SctpChunkType HEARTBEAT_ACK = new SctpChunkType(5);
    public static final SctpChunkType ABORT = new SctpChunkType(6);
    public static final SctpChunkType SHUTDOWN = new SctpChunkType(7);
    public static final SctpChunkType SHUTDOWN_ACK = new SctpChunkType(8);
    public static final SctpChunkType ERROR = new SctpChunkType(9);
    public static final SctpChunkType COOKIE_ECHO = new SctpChunkType(10);
    public static final SctpChunkType COOKIE_ACK = new SctpChunkType(11);
    public static final SctpChunkType ECNE = new SctpChunkType(12);
    public static final SctpChunkType CWR = new SctpChunkType(13);
    public static final SctpChunkType SHUTDOWN_COMPLETE = new SctpChunkType(14);
    public static final SctpChunkType AUTH = new SctpChunkType(15);
    public static final SctpChunkType I_DATA = new SctpChunkType(64);
    public static final SctpChunkType ASCONF_ACK = new SctpChunkType(128);
    public static final SctpChunkType RE_CONFIG = new SctpChunkType(130);
    public static final SctpChunkType PAD = new SctpChunkType(132);
    public static final SctpChunkType FORWARD_TSN = new SctpChunkType(192);
    public static final SctpChunkType ASCONF = new SctpChunkType(193);
    public static final SctpChunkType I_FORWARD_TSN = new SctpChunkType(194);

    public SctpChunkType {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("an SCTP chunk type has 8 bits: " + value);
        }
    }

    /** The name, that of gopacket where it has one. */
    public static String label(int value) {
        return switch (value) {
            case 0 -> "Data";
            case 1 -> "Init";
            case 2 -> "InitAck";
            case 3 -> "Sack";
            case 4 -> "Heartbeat";
            case 5 -> "HeartbeatAck";
            case 6 -> "Abort";
            case 7 -> "Shutdown";
            case 8 -> "ShutdownAck";
            case 9 -> "Error";
            case 10 -> "CookieEcho";
            case 11 -> "CookieAck";
            case 12 -> "ECNE";
            case 13 -> "CWR";
            case 14 -> "ShutdownComplete";
            case 15 -> "Auth";
            case 64 -> "IData";
            case 128 -> "AsconfAck";
            case 130 -> "ReConfig";
            case 132 -> "Pad";
            case 192 -> "ForwardTSN";
            case 193 -> "Asconf";
            case 194 -> "IForwardTSN";
            default -> "UnknownSCTPChunkType";
        };
    }

    @Override
    public String toString() {
        return label(value);
    }
}
