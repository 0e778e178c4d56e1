package dev.toami.filter.meaning;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

import dev.toami.filter.syntax.Protocol;

/** Protocols of ISO's network layer, told apart by its first byte (ISO/IEC TR 9577), and the PDUs of IS-IS (ISO/IEC 10589). */
final class Iso {
    private static final int CLNP = 0x81;
    private static final int ESIS = 0x82;
    private static final int ISIS = 0x83;

    /** The five bits of a PDU's type; the others are reserved. */
    static final int PDU_TYPES = 0x1f;

    private static final int PDU_TYPE = 4;
    private static final int LAN_HELLO_1 = 15;
    private static final int LAN_HELLO_2 = 16;
    private static final int POINT_TO_POINT_HELLO = 17;
    private static final int LINK_STATE_1 = 18;
    private static final int LINK_STATE_2 = 20;
    private static final int COMPLETE_SEQUENCE_1 = 24;
    private static final int COMPLETE_SEQUENCE_2 = 25;
    private static final int PARTIAL_SEQUENCE_1 = 26;
    private static final int PARTIAL_SEQUENCE_2 = 27;

    private static final Map<String, Integer> BY_NAME = Map.of("clnp", CLNP, "esis", ESIS, "isis", ISIS);

    private Iso() {}

    static OptionalInt byName(String name) {
        Integer number = BY_NAME.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** A keyword alone. */
    static Condition abbreviation(LinkLayer link, Protocol protocol) {
        return switch (protocol) {
            case CLNP -> link.carriesIso(CLNP);
            case ESIS -> link.carriesIso(ESIS);
            case ISIS -> link.carriesIso(ISIS);
            case L1 ->
                isis(link, PARTIAL_SEQUENCE_1, COMPLETE_SEQUENCE_1, LINK_STATE_1, LAN_HELLO_1, POINT_TO_POINT_HELLO);
            case L2 ->
                isis(link, PARTIAL_SEQUENCE_2, COMPLETE_SEQUENCE_2, LINK_STATE_2, LAN_HELLO_2, POINT_TO_POINT_HELLO);
            case IIH -> isis(link, POINT_TO_POINT_HELLO, LAN_HELLO_1, LAN_HELLO_2);
            case LSP -> isis(link, LINK_STATE_1, LINK_STATE_2);
            case SNP -> isis(link, PARTIAL_SEQUENCE_2, PARTIAL_SEQUENCE_1, COMPLETE_SEQUENCE_1, COMPLETE_SEQUENCE_2);
            case CSNP -> isis(link, COMPLETE_SEQUENCE_1, COMPLETE_SEQUENCE_2);
            case PSNP -> isis(link, PARTIAL_SEQUENCE_1, PARTIAL_SEQUENCE_2);
            default -> throw new IllegalArgumentException("no protocol of ISO: " + protocol);
        };
    }

    /** A PDU of IS-IS that has one of the types. */
    static Condition isis(LinkLayer link, int... types) {
        return Condition.any(
                Arrays.stream(types).mapToObj(type -> isis(link, type)).toArray(Condition[]::new));
    }

    private static Condition isis(LinkLayer link, int type) {
        Value field = link.payloadBehindLlc(link.isoProtocolOffset() + PDU_TYPE, 1);
        return Condition.all(link.carriesIso(ISIS), Condition.equal(field, PDU_TYPES, type));
    }
}
