package dev.toami.protocols.sctp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerParser;

/**
 * An SCTP chunk with user data, {@link SctpData} or {@link SctpIData}. Immutable.
 *
 * <p>Its payload is its user data; the chunks behind it are {@link #following()}.
 */
public abstract class SctpUserChunk extends SctpChunk {
    static final int TSN = 4;
    static final int STREAM = 8;

    private final int fixedLength;

    SctpUserChunk(Bytes checked, int fixedLength, int sourcePort, int destinationPort) {
        super(checked, sourcePort, destinationPort);
        this.fixedLength = fixedLength;
    }

    /** Without an order among the messages of its stream. */
    public final boolean isUnordered() {
        return flag(0x04);
    }

    public final boolean isFirstFragment() {
        return flag(0x02);
    }

    public final boolean isLastFragment() {
        return flag(0x01);
    }

    /** RFC 7053: the receiver should acknowledge at once. */
    public final boolean isImmediate() {
        return flag(0x08);
    }

    public final long tsn() {
        return bytes().u32(TSN);
    }

    public final int stream() {
        return bytes().u16(STREAM);
    }

    public abstract SctpPayloadProtocol payloadProtocol();

    /** The chunks behind this one, up to one that is not valid. */
    public final List<SctpChunk> following() {
        return SctpPacket.chunks(rest());
    }

    final Bytes rest() {
        return bytes().slice(Math.min(paddedLength(), bytes().length()));
    }

    /** Without the user data. */
    @Override
    public final Bytes contents() {
        return bytes().slice(0, fixedLength);
    }

    @Override
    public final Bytes payload() {
        return value(fixedLength);
    }

    @Override
    final int actualLength() {
        return fixedLength;
    }

    /** By protocol identifier, else by port; a fragment of a message stays as it is. */
    @Override
    public final LayerParser next(Dissector dissector) {
        if (!isFirstFragment() || !isLastFragment()) {
            return LayerParser.PAYLOAD;
        }
        LayerParser parser = dissector.find(
                DispatchTable.SCTP_PAYLOAD_PROTOCOL, payloadProtocol().value());
        if (parser == null) {
            parser = dissector.byPorts(DispatchTable.SCTP_PORT, sourcePort(), destinationPort());
        }
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    final void describeFlags(int base, FieldVisitor visitor) {
        visitor.flag("Unordered", base + 1, 1, isUnordered());
        visitor.flag("BeginFragment", base + 1, 1, isFirstFragment());
        visitor.flag("EndFragment", base + 1, 1, isLastFragment());
    }

    /** The chunks behind this one, which are no layers, unless this one is among such chunks itself. */
    final void describeFollowing(int base, FieldVisitor visitor) {
        Bytes rest = rest();
        if (base > 0 || rest.isEmpty()) {
            return;
        }
        List<SctpChunk> chunks = SctpPacket.chunks(rest);
        int at = bytes().length() - rest.length();
        if (visitor.beginList("Following", at, rest.length(), chunks.size())) {
            for (SctpChunk chunk : chunks) {
                int length = Math.min(chunk.paddedLength(), bytes().length() - at);
                visitor.beginStruct("", at, length);
                chunk.describe(at, visitor);
                visitor.endStruct();
                at += length;
            }
        }
        visitor.endList();
    }
}
