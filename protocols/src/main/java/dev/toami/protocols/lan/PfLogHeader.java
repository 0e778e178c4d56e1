package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What the header of a packet filter's log is built with.
 *
 * @param length without the padding; 61 if empty
 * @param interfaceName at most 16 bytes
 * @param ruleset at most 16 bytes
 */
public record PfLogHeader(
        OptionalInt length,
        int family,
        int action,
        int reason,
        String interfaceName,
        String ruleset,
        long ruleNumber,
        long subruleNumber,
        long uid,
        int pid,
        long ruleUid,
        int rulePid,
        int direction)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int declared = length.orElse(PfLog.FIELDS_LENGTH);
        out.prepend(Math.max(declared, PfLog.FIELDS_LENGTH) + PfLog.PADDING)
                .u8(PfLog.LENGTH, declared)
                .u8(PfLog.FAMILY, family)
                .u8(PfLog.ACTION, action)
                .u8(PfLog.REASON, reason)
                .bytes(PfLog.INTERFACE_NAME, FixedText.bytes(interfaceName, PfLog.NAME_LENGTH, "interface name"))
                .bytes(PfLog.RULESET, FixedText.bytes(ruleset, PfLog.NAME_LENGTH, "ruleset"))
                .u32(PfLog.RULE_NUMBER, ruleNumber)
                .u32(PfLog.SUBRULE_NUMBER, subruleNumber)
                .u32(PfLog.UID, uid)
                .u32(PfLog.PID, Integer.toUnsignedLong(pid))
                .u32(PfLog.RULE_UID, ruleUid)
                .u32(PfLog.RULE_PID, Integer.toUnsignedLong(rulePid))
                .u8(PfLog.DIRECTION, direction);
    }
}
