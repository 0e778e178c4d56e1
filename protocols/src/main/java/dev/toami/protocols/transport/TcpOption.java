package dev.toami.protocols.transport;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;

/** An option of a TCP header (RFC 9293, section 3.2). */
public sealed interface TcpOption {
    int END_OF_LIST = 0;
    int NO_OPERATION = 1;
    int MAXIMUM_SEGMENT_SIZE = 2;
    int WINDOW_SCALE = 3;
    int SACK_PERMITTED = 4;
    int SACK = 5;
    int TIMESTAMPS = 8;

    int kind();

    /** What follows the kind and length octets; empty for the two options that are a single octet. */
    Bytes data();

    /** With kind and length octets. */
    default int encodedLength() {
        return kind() > NO_OPERATION ? 2 + data().length() : 1;
    }

    record EndOfList() implements TcpOption {
        @Override
        public int kind() {
            return END_OF_LIST;
        }

        @Override
        public Bytes data() {
            return Bytes.empty();
        }
    }

    record NoOperation() implements TcpOption {
        @Override
        public int kind() {
            return NO_OPERATION;
        }

        @Override
        public Bytes data() {
            return Bytes.empty();
        }
    }

    record MaximumSegmentSize(int bytes) implements TcpOption {
        public MaximumSegmentSize {
            checkRange("a maximum segment size", bytes, 0xffff);
        }

        @Override
        public int kind() {
            return MAXIMUM_SEGMENT_SIZE;
        }

        @Override
        public Bytes data() {
            return Bytes.of(bytes >> 8, bytes);
        }
    }

    /** RFC 7323. */
    record WindowScale(int shift) implements TcpOption {
        public WindowScale {
            checkRange("a window scale", shift, 0xff);
        }

        @Override
        public int kind() {
            return WINDOW_SCALE;
        }

        @Override
        public Bytes data() {
            return Bytes.of(shift);
        }
    }

    /** RFC 2018. */
    record SackPermitted() implements TcpOption {
        @Override
        public int kind() {
            return SACK_PERMITTED;
        }

        @Override
        public Bytes data() {
            return Bytes.empty();
        }
    }

    /** RFC 2018: what has been received behind a gap. */
    record Sack(List<Block> blocks) implements TcpOption {
        /**
         * @param left the first sequence number of the block
         * @param right the sequence number behind it
         */
        public record Block(long left, long right) {
            public Block {
                checkRange("the left edge of a block", left, 0xffff_ffffL);
                checkRange("the right edge of a block", right, 0xffff_ffffL);
            }
        }

        public Sack {
            blocks = List.copyOf(blocks);
        }

        static Sack read(Bytes data) {
            List<Block> blocks = new ArrayList<>();
            for (int at = 0; at < data.length(); at += 8) {
                blocks.add(new Block(data.u32(at), data.u32(at + 4)));
            }
            return new Sack(blocks);
        }

        @Override
        public int kind() {
            return SACK;
        }

        @Override
        public Bytes data() {
            byte[] data = new byte[blocks.size() * 8];
            for (int i = 0; i < blocks.size(); i++) {
                put(data, i * 8, blocks.get(i).left());
                put(data, (i * 8) + 4, blocks.get(i).right());
            }
            return Bytes.wrap(data);
        }
    }

    /** RFC 7323. */
    record Timestamps(long value, long echoReply) implements TcpOption {
        public Timestamps {
            checkRange("a timestamp", value, 0xffff_ffffL);
            checkRange("a timestamp echo reply", echoReply, 0xffff_ffffL);
        }

        @Override
        public int kind() {
            return TIMESTAMPS;
        }

        @Override
        public Bytes data() {
            byte[] data = new byte[8];
            put(data, 0, value);
            put(data, 4, echoReply);
            return Bytes.wrap(data);
        }
    }

    /** An option of another kind, or of a length that its kind does not have. */
    record Other(int kind, Bytes data) implements TcpOption {
        public Other {
            checkRange("a TCP option's kind", kind, 0xff);
            if (kind <= NO_OPERATION && !data.isEmpty()) {
                throw new IllegalArgumentException("TCP option " + kind + " has no data: " + data);
            }
        }
    }

    /** The option that this data means. */
    static TcpOption read(int kind, Bytes data) {
        int length = data.length();
        return switch (kind) {
            case END_OF_LIST -> new EndOfList();
            case NO_OPERATION -> new NoOperation();
            case MAXIMUM_SEGMENT_SIZE -> length == 2 ? new MaximumSegmentSize(data.u16(0)) : new Other(kind, data);
            case WINDOW_SCALE -> length == 1 ? new WindowScale(data.u8(0)) : new Other(kind, data);
            case SACK_PERMITTED -> length == 0 ? new SackPermitted() : new Other(kind, data);
            case SACK -> length % 8 == 0 ? Sack.read(data) : new Other(kind, data);
            case TIMESTAMPS -> length == 8 ? new Timestamps(data.u32(0), data.u32(4)) : new Other(kind, data);
            default -> new Other(kind, data);
        };
    }

    private static void checkRange(String what, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(what + " is not in the range 0 to " + max + ": " + value);
        }
    }

    private static void put(byte[] data, int at, long value) {
        for (int i = 0; i < 4; i++) {
            data[at + i] = (byte) (value >> (24 - (8 * i)));
        }
    }
}
