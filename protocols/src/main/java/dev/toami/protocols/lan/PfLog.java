package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.Signed;

/**
 * Header of the log of OpenBSD's packet filter (pflog(4), LINKTYPE_PFLOG). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+---------------+---------------+---------------+
 * |    Length     |    Family     |    Action     |    Reason     |
 * +---------------+---------------+---------------+---------------+
 *  Interface Name (16), Ruleset (16), Rule and Subrule Number (4
 * +---------------------------------------------------------------+
 *  each), UID, PID, Rule UID, Rule PID (4 each), Direction (1), Pad
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class PfLog extends Layer implements LinkLayer {
    static final int FIELDS_LENGTH = 61;
    /** The length field does not count the padding, which fills the header up to a multiple of four. */
    static final int PADDING = 3;

    static final int LENGTH = 0;
    static final int FAMILY = 1;
    static final int ACTION = 2;
    static final int REASON = 3;
    static final int INTERFACE_NAME = 4;
    static final int RULESET = 20;
    static final int RULE_NUMBER = 36;
    static final int SUBRULE_NUMBER = 40;
    static final int UID = 44;
    static final int PID = 48;
    static final int RULE_UID = 52;
    static final int RULE_PID = 56;
    static final int DIRECTION = 60;
    static final int NAME_LENGTH = 16;

    private PfLog(Bytes in) {
        super(in);
    }

    public static PfLog parse(Bytes in) throws MalformedPacketException {
        if (in.length() < FIELDS_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.PFLOG, 0, FIELDS_LENGTH, in.length(), "PFLog data less than 60 bytes");
        }
        int declared = in.u8(LENGTH);
        if (declared % 4 != 1) {
            throw MalformedPacketException.invalid(
                    LayerType.PFLOG,
                    LENGTH,
                    FIELDS_LENGTH,
                    declared,
                    "PFLog header length should be 3 less than multiple of 4");
        }
        int length = declared + PADDING;
        if (in.length() < length) {
            throw MalformedPacketException.tooShort(
                    LayerType.PFLOG, LENGTH, length, in.length(), "PFLog data size < " + length);
        }
        return new PfLog(in);
    }

    /** The header without its padding. */
    public int declaredLength() {
        return bytes().u8(LENGTH);
    }

    /** 2 for IPv4; 10, 24, 28 or 30 for IPv6, as the operating system has it. */
    public int family() {
        return bytes().u8(FAMILY);
    }

    /** 0 for pass, 1 for block, and so on. */
    public int action() {
        return bytes().u8(ACTION);
    }

    public int reason() {
        return bytes().u8(REASON);
    }

    public String interfaceName() {
        return FixedText.read(bytes().slice(INTERFACE_NAME, NAME_LENGTH));
    }

    public String ruleset() {
        return FixedText.read(bytes().slice(RULESET, NAME_LENGTH));
    }

    public long ruleNumber() {
        return bytes().u32(RULE_NUMBER);
    }

    public long subruleNumber() {
        return bytes().u32(SUBRULE_NUMBER);
    }

    public long uid() {
        return bytes().u32(UID);
    }

    public int pid() {
        return bytes().i32(PID);
    }

    public long ruleUid() {
        return bytes().u32(RULE_UID);
    }

    public int rulePid() {
        return bytes().i32(RULE_PID);
    }

    /** 0 for both ways, 1 in, 2 out. */
    public int direction() {
        return bytes().u8(DIRECTION);
    }

    @Override
    public LayerType type() {
        return LayerType.PFLOG;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, declaredLength() + PADDING);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(declaredLength() + PADDING);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        LayerParser parser =
                switch (family()) {
                    case 2 -> dissector.byEtherType(0x0800);
                    case 10, 24, 28, 30 -> dissector.byEtherType(0x86dd);
                    default -> null;
                };
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new PfLogHeader(
                OptionalInt.of(declaredLength()),
                family(),
                action(),
                reason(),
                interfaceName(),
                ruleset(),
                ruleNumber(),
                subruleNumber(),
                uid(),
                pid(),
                ruleUid(),
                rulePid(),
                direction()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Length", LENGTH, 1, declaredLength());
        visitor.code("Family", FAMILY, 1, family(), familyLabel());
        visitor.number("Action", ACTION, 1, action());
        visitor.number("Reason", REASON, 1, reason());
        visitor.bytes("IFName", INTERFACE_NAME, NAME_LENGTH, bytes().slice(INTERFACE_NAME, NAME_LENGTH));
        visitor.bytes("Ruleset", RULESET, NAME_LENGTH, bytes().slice(RULESET, NAME_LENGTH));
        visitor.number("RuleNum", RULE_NUMBER, 4, ruleNumber());
        visitor.number("SubruleNum", SUBRULE_NUMBER, 4, subruleNumber());
        visitor.number("UID", UID, 4, uid());
        Signed.describe(visitor, "PID", PID, 4, pid());
        visitor.number("RuleUID", RULE_UID, 4, ruleUid());
        Signed.describe(visitor, "RulePID", RULE_PID, 4, rulePid());
        visitor.number("Direction", DIRECTION, 1, direction());
        if (visitor.wantsDetail()) {
            visitor.text("InterfaceName", INTERFACE_NAME, NAME_LENGTH, interfaceName());
            visitor.text("RulesetName", RULESET, NAME_LENGTH, ruleset());
        }
    }

    private String familyLabel() {
        return switch (family()) {
            case 2 -> "IPv4";
            case 10, 24, 28, 30 -> "IPv6";
            default -> "UnknownProtocolFamily";
        };
    }
}
