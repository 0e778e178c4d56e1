package dev.toami.filter.meaning;

import dev.toami.filter.bpf.AncillaryLoad;

/**
 * How a byte of the frame is reached. On a cooked socket the packet begins behind the link header: parts of the header
 * come as metadata, others cannot be had.
 */
final class Loads {
    /** What the kernel has in place of a part of the header. */
    private record Field(int offset, int size, AncillaryLoad load) {}

    private static final Field[] SLL = {
        new Field(0, 2, AncillaryLoad.PACKET_TYPE),
        new Field(2, 2, AncillaryLoad.HARDWARE_TYPE),
        new Field(14, 2, AncillaryLoad.PROTOCOL)
    };
    private static final Field[] SLL2 = {
        new Field(0, 2, AncillaryLoad.PROTOCOL),
        new Field(4, 4, AncillaryLoad.INTERFACE_INDEX),
        new Field(8, 2, AncillaryLoad.HARDWARE_TYPE),
        new Field(10, 1, AncillaryLoad.PACKET_TYPE)
    };
    private static final Field[] NONE = {};

    private final int absentHeader;
    private final Field[] fields;
    private boolean missing;

    private Loads(int absentHeader, Field... fields) {
        this.absentHeader = absentHeader;
        this.fields = fields;
    }

    /** All bytes are there. */
    static Loads ofBytes() {
        return new Loads(0, NONE);
    }

    /** The header is not there. */
    static Loads cooked(boolean version2) {
        return version2 ? new Loads(CookedLink.SLL2_HEADER, SLL2) : new Loads(CookedLink.SLL_HEADER, SLL);
    }

    Value at(int offset, int size) {
        if (absentHeader == 0 || offset < 0 || offset >= absentHeader) {
            return new Value.Load(offset - (offset < 0 ? 0 : absentHeader), size);
        }
        for (Field field : fields) {
            if (field.offset() == offset && field.size() == size) {
                return metadata(field.load(), size);
            }
        }
        missing = true;
        return new Value.Load(offset, size);
    }

    Value at(Value index, int offset, int size) {
        if (index instanceof Value.Constant constant) {
            return at(constant.value() + offset, size);
        }
        missing |= offset < absentHeader;
        return new Value.IndexedLoad(index, offset - absentHeader, size);
    }

    /** Bytes behind the IPv4 header at {@code header}. */
    Value behindIpv4(int header, Value index, int size) {
        int start = header - absentHeader;
        if (index instanceof Value.Constant constant && start + constant.value() >= 0 && constant.value() >= -start) {
            return new Value.TransportLoad(start, constant.value(), size);
        }
        return new Value.IndexedTransportLoad(start, index, size);
    }

    static Value metadata(AncillaryLoad load, int size) {
        return new Value.Metadata(load, size);
    }

    /** Whether something was asked for that is neither in the bytes nor in the metadata. */
    boolean missing() {
        return missing;
    }
}
