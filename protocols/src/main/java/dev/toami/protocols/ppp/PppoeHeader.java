package dev.toami.protocols.ppp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a PPPoE packet is built with, of a session or of discovery.
 *
 * @param version 4 bits: 1
 * @param type 4 bits: 1
 * @param code 0 for a session
 * @param length of what follows; computed if empty
 * @param tags of a discovery packet; empty for a session
 */
public record PppoeHeader(
        int version, int type, int code, int sessionId, OptionalInt length, Optional<List<PppoeTag>> tags)
        implements LayerValue, EtherTyped {
    private static final EtherType DISCOVERY = new EtherType(0x8863);
    private static final EtherType SESSION = new EtherType(0x8864);

    public PppoeHeader {
        tags = tags.map(List::copyOf);
    }

    /** The header of a session's packet; {@link PppHeader} follows. */
    public static PppoeHeader session(int sessionId) {
        return new PppoeHeader(1, 1, 0, sessionId, OptionalInt.empty(), Optional.empty());
    }

    public static PppoeHeader discovery(int code, int sessionId, PppoeTag... tags) {
        return new PppoeHeader(1, 1, code, sessionId, OptionalInt.empty(), Optional.of(List.of(tags)));
    }

    public PppoeHeader withLength(int bytes) {
        return new PppoeHeader(version, type, code, sessionId, OptionalInt.of(bytes), tags);
    }

    @Override
    public EtherType announcedBy() {
        return tags.isPresent() ? DISCOVERY : SESSION;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (version < 0 || version > 0xf || type < 0 || type > 0xf) {
            throw new IllegalArgumentException(
                    "version and type of PPPoE have 4 bits each, not " + version + " and " + type);
        }
        List<PppoeTag> list = tags.orElse(List.of());
        for (int i = list.size() - 1; i >= 0; i--) {
            PppoeTag tag = list.get(i);
            out.prepend(tag.value());
            out.prepend(4).u16(0, tag.type()).u16(2, tag.value().length());
        }
        int computed = out.length();
        out.prepend(PppoeSession.HEADER_LENGTH)
                .u8(0, version << 4 | type)
                .u8(1, code)
                .u16(2, sessionId)
                .u16(4, length.orElse(computed));
    }
}
