package dev.toami.protocols.routing;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a RIP message is built with.
 *
 * @param command 1 a request, 2 a response
 * @param domain zero, but with some early implementations
 * @param trailing what follows the entries without being one, mostly nothing
 */
public record RipHeader(int command, int version, int domain, List<RipEntry> entries, Bytes trailing)
        implements LayerValue {
    public RipHeader {
        entries = List.copyOf(entries);
    }

    /** A request of version 2 without entries. */
    public static RipHeader empty() {
        return of(1, 2);
    }

    public static RipHeader of(int command, int version, RipEntry... entries) {
        return new RipHeader(command, version, 0, List.of(entries), Bytes.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(trailing);
        for (int i = entries.size() - 1; i >= 0; i--) {
            entries.get(i).prepend(out);
        }
        out.prepend(RipMessage.HEADER_LENGTH).u8(0, command).u8(1, version).u16(2, domain);
    }
}
