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
        int offset = place.constant();
        if (place.base().isPresent()) {
            return new Value.IndexedLoad(place.base().get(), offset, size);
        }
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
        boolean backward = index instanceof Value.Constant constant && constant.value() < 0;
        if (index instanceof Value.Constant constant
                && !(backward && place.base().isPresent())) {
            // As where index and place are added in a register: each alone must be in the packet.
            boolean behind = backward || place.constant() < 0;
            return at(behind ? Offset.of(BEHIND_ALL) : place.plus(constant.value()), size);
        } else if (place.base().isPresent()) {
            return new Value.IndexedLoad(sum(index, place.base().get()), place.constant(), size);
        }
        missing |= absentHeader != 0 && place.constant() < absentHeader;
        return new Value.IndexedLoad(index, constant(place), size);
    }

    /** How far a place is behind what the program sees, or behind its base: bases are places in what the program sees. */
    private int constant(Offset place) {
        return place.base().isPresent() ? place.constant() : place.constant() - absentHeader;
    }

    /** Bytes at {@code index} behind the end of the IPv4 header at a place. */
    Value behindIpv4(Offset header, Value index, int size) {
        int start = constant(header);
        Value end = ipv4End(header);
        if (index instanceof Value.Constant constant && start + constant.value() >= 0 && constant.value() >= -start) {
            return new Value.IndexedLoad(end, start + constant.value(), size);
        }
        return new Value.IndexedLoad(sum(index, end), start, size);
    }

    /** Where the IPv4 header at a place ends, and so many bytes more: a base for places. */
    Value behindIpv4(Offset header, int bytes) {
        return sum(ipv4End(header), new Value.Constant(constant(header) + bytes));
    }

    /** Less the constant part of the place. */
    private Value ipv4End(Offset header) {
        return header.base().isPresent()
                ? sum(header.base().get(), headerLength(at(header, 1)))
                : new Value.HeaderLength(constant(header));
    }

    /** A place as a base for others. */
    Value base(Offset place) {
        Value constant = new Value.Constant(constant(place));
        return place.base().isPresent() ? sum(place.base().get(), constant) : constant;
    }

    /** The last protocol of an IP packet at a place. No kernel computes that, so the link header can be put in front. */
    Value chain(Offset header, boolean isIpv6, int number) {
        missing |= absentHeader != 0;
        return new Value.ProtocolChain(header.constant(), isIpv6, number);
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
