package dev.toami.filter.meaning;

import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.bpf.Opcode;

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

    /** An offset that no packet has and that is none of the kernel's special ones, which are above it. */
    private static final int BEHIND_ALL = Integer.MIN_VALUE;

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

    Value at(Offset place, int size) {
        if (place.base().isPresent()) {
            return indexed(place.base().get(), place.constant(), size);
        }
        int offset = place.constant();
        if (offset < 0) {
            return new Value.Load(BEHIND_ALL, size);
        }
        if (offset >= absentHeader) {
            return new Value.Load(offset - absentHeader, size);
        }
        for (Field field : fields) {
            if (field.offset() == offset && field.size() == size) {
                return metadata(field.load(), size);
            }
        }
        missing = true;
        return new Value.Load(offset, size);
    }

    /** Bytes at {@code index} behind a place. */
    Value at(Offset place, Value index, int size) {
        if (index instanceof Value.Constant constant) {
            // As where index and place are added in a register: each alone must be in the packet.
            boolean behind = constant.value() < 0 || place.constant() < 0;
            return at(behind ? Offset.of(BEHIND_ALL) : place.plus(constant.value()), size);
        }
        return place.base().isPresent()
                ? indexed(sum(index, place.base().get()), place.constant(), size)
                : indexed(index, place.constant(), size);
    }

    private Value indexed(Value index, int offset, int size) {
        missing |= absentHeader != 0 && offset < absentHeader;
        return new Value.IndexedLoad(index, offset - absentHeader, size);
    }

    /** Bytes at {@code index} behind the end of the IPv4 header at a place. */
    Value behindIpv4(Offset header, Value index, int size) {
        int start = header.constant() - absentHeader;
        Value end = header.base().isPresent()
                ? sum(header.base().get(), headerLength(at(header, 1)))
                : new Value.HeaderLength(start);
        if (index instanceof Value.Constant constant && start + constant.value() >= 0 && constant.value() >= -start) {
            return new Value.IndexedLoad(end, start + constant.value(), size);
        }
        return new Value.IndexedLoad(sum(index, end), start, size);
    }

    private static Value sum(Value left, Value right) {
        return new Value.Operation(Opcode.ADD, left, right);
    }

    /** Four times the low half of a byte. */
    private static Value headerLength(Value first) {
        return new Value.Operation(Opcode.LSH, Condition.masked(first, 0x0f), new Value.Constant(2));
    }

    static Value metadata(AncillaryLoad load, int size) {
        return new Value.Metadata(load, size);
    }

    /** Whether something was asked for that is neither in the bytes nor in the metadata. */
    boolean missing() {
        return missing;
    }
}
