package dev.toami.protocols.multicast;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.build.PseudoHeader;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What a PIM message is built with; behind a register the packet follows that is registered.
 *
 * @param body what follows the checksum, 4 bytes of flags in a register
 * @param checksum computed if empty
 */
public record PimHeader(int version, PimType type, int reserved, Bytes body, OptionalInt checksum)
        implements LayerValue, IpCarried {
    public PimHeader {
        if (version < 0 || version > 0xf) {
            throw new IllegalArgumentException("a PIM version has 4 bits: " + version);
        }
    }

    /** A hello of version 2 without options, with the checksum filled in. */
    public static PimHeader empty() {
        return of(PimType.HELLO, Bytes.empty());
    }

    public static PimHeader of(PimType type, Bytes body) {
        return new PimHeader(2, type, 0, body, OptionalInt.empty());
    }

    /** A register; what is registered follows. */
    public static PimHeader register(boolean border, boolean nullRegister) {
        return of(PimType.REGISTER, Bytes.of((border ? 0x80 : 0) | (nullRegister ? 0x40 : 0), 0, 0, 0));
    }

    public PimHeader withChecksum(int value) {
        return new PimHeader(version, type, reserved, body, OptionalInt.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.PIM;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = PimMessage.HEADER_LENGTH + body.length();
        out.prepend(length).u8(0, version << 4 | type.value()).u8(1, reserved);
        out.bytes(4, body.toArray());
        out.u16(2, checksum.orElseGet(() -> computedChecksum(out, context, length)));
    }

    private int computedChecksum(PacketBuffer out, BuildContext context, int length) {
        Bytes covered = type.equals(PimType.REGISTER) ? out.view().slice(0, length) : out.view();
        PseudoHeader ip = context.pseudoHeader().orElse(null);
        return ip != null && ip.source() instanceof Ipv6Address
                ? ip.checksum(IpProtocol.PIM, covered)
                : Checksums.finish(Checksums.add(0, covered));
    }
}
