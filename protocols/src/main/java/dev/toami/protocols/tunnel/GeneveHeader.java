package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.Optional;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a Geneve header is built with; UDP port 6081 is before it.
 *
 * @param version 0 to 3: 0
 * @param flags 8 bits: 0x80 for operations and management, 0x40 for critical options
 * @param protocol what follows; if empty it is taken from the layer that follows
 * @param vni 24 bits
 * @param reserved the last 8 bits, which are zero
 */
public record GeneveHeader(
        int version, int flags, Optional<EtherType> protocol, int vni, int reserved, List<GeneveOption> options)
        implements LayerValue {
    /** The UDP port that is registered for Geneve. */
    public static final int PORT = 6081;

    private static final int MAX_OPTIONS = 63 * 4;

    public GeneveHeader {
        options = List.copyOf(options);
    }

    /** With the critical flag if one of the options is. */
    public static GeneveHeader of(int vni, GeneveOption... options) {
        List<GeneveOption> list = List.of(options);
        int flags = list.stream().anyMatch(GeneveOption::isCritical) ? 0x40 : 0;
        return new GeneveHeader(0, flags, Optional.empty(), vni, 0, list);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = options.stream().mapToInt(GeneveOption::encodedLength).sum();
        if (version < 0 || version > 3 || vni < 0 || vni > 0xff_ffff || length > MAX_OPTIONS) {
            throw new IllegalArgumentException("Geneve has a version up to 3, an identifier up to 16777215 and options"
                    + " of up to " + MAX_OPTIONS + " bytes, not " + version + ", " + vni + " and " + length);
        }
        int type = protocol.map(EtherType::value).orElseGet(() -> TunnelTypes.announce(context));
        for (int i = options.size() - 1; i >= 0; i--) {
            GeneveOption option = options.get(i);
            out.prepend(option.data());
            out.prepend(4)
                    .u16(0, option.optionClass())
                    .u8(2, option.type())
                    .u8(3, option.flags() << 5 | option.data().length() / 4);
        }
        out.prepend(GenevePacket.HEADER_LENGTH)
                .u8(0, version << 6 | length / 4)
                .u8(1, flags)
                .u16(2, type)
                .u32(4, (long) vni << 8 | reserved);
    }
}
