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
    int ECHO = 6;
    int ECHO_REPLY = 7;
    int TIMESTAMPS = 8;
    int CONNECTION_COUNT = 11;
    int CONNECTION_COUNT_NEW = 12;
    int CONNECTION_COUNT_ECHO = 13;
    int MD5_SIGNATURE = 19;
    int SCPS_CAPABILITIES = 20;
    int SELECTIVE_NEGATIVE_ACKNOWLEDGMENT = 21;
    int QUICK_START = 27;
    int USER_TIMEOUT = 28;
    int AUTHENTICATION = 29;
    int MULTIPATH = 30;
    int FAST_OPEN = 34;
    int ENCRYPTION_NEGOTIATION = 69;
    int ACCURATE_ECN_0 = 172;
    int ACCURATE_ECN_1 = 174;
    int EXPERIMENT_1 = 253;
    int EXPERIMENT_2 = 254;

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

    /**
     * RFC 1072, obsolete.
     *
     * @param reply true for kind 7, false for kind 6
     */
    record Echo(boolean reply, long value) implements TcpOption {
        public Echo {
            checkRange("an echo", value, 0xffff_ffffL);
        }

        @Override
        public int kind() {
            return reply ? ECHO_REPLY : ECHO;
        }

        @Override
        public Bytes data() {
            byte[] data = new byte[4];
            put(data, 0, value);
            return Bytes.wrap(data);
        }
    }

    /**
     * T/TCP (RFC 1644), obsolete.
     *
     * @param kind 11 for CC, 12 for CC.NEW, 13 for CC.ECHO
     */
    record ConnectionCount(int kind, long count) implements TcpOption {
        public ConnectionCount {
            checkRange("a connection count's kind above 11", kind - CONNECTION_COUNT, 2);
            checkRange("a connection count", count, 0xffff_ffffL);
        }

        @Override
        public Bytes data() {
            byte[] data = new byte[4];
            put(data, 0, count);
            return Bytes.wrap(data);
        }
    }

    /**
     * RFC 2385.
     *
     * @param digest 16 bytes
     */
    record Md5Signature(Bytes digest) implements TcpOption {
        public Md5Signature {
            checkRange("the bytes that an MD5 digest has more than 16", digest.length() - 16L, 0);
        }

        @Override
        public int kind() {
            return MD5_SIGNATURE;
        }

        @Override
        public Bytes data() {
            return digest;
        }
    }

    /**
     * CCSDS 714.0-B-2.
     *
     * @param capabilities BETS is 0x80, SNACK 0x60, compression 0x10, network layer timestamps 0x08
     */
    record ScpsCapabilities(int capabilities, int connectionIdentifier) implements TcpOption {
        public ScpsCapabilities {
            checkRange("SCPS capabilities", capabilities, 0xff);
            checkRange("an SCPS connection identifier", connectionIdentifier, 0xff);
        }

        @Override
        public int kind() {
            return SCPS_CAPABILITIES;
        }

        @Override
        public Bytes data() {
            return Bytes.of(capabilities, connectionIdentifier);
        }
    }

    /**
     * CCSDS 714.0-B-2, SNACK: a hole in what has been received.
     *
     * @param offset in maximum segment sizes, from the acknowledgment number on
     * @param size likewise
     */
    record SelectiveNegativeAcknowledgment(int offset, int size) implements TcpOption {
        public SelectiveNegativeAcknowledgment {
            checkRange("a SNACK offset", offset, 0xffff);
            checkRange("a SNACK size", size, 0xffff);
        }

        @Override
        public int kind() {
            return SELECTIVE_NEGATIVE_ACKNOWLEDGMENT;
        }

        @Override
        public Bytes data() {
            return Bytes.of(offset >> 8, offset, size >> 8, size);
        }
    }

    /**
     * RFC 4782, section 4.2: the answer to a quick-start request.
     *
     * @param rate 4 bits reserved, 4 bits of rate
     * @param nonce 30 bits, and two reserved
     */
    record QuickStart(int rate, int ttlDifference, long nonce) implements TcpOption {
        public QuickStart {
            checkRange("a quick-start rate", rate, 0xff);
            checkRange("a quick-start TTL difference", ttlDifference, 0xff);
            checkRange("a quick-start nonce", nonce, 0xffff_ffffL);
        }

        @Override
        public int kind() {
            return QUICK_START;
        }

        @Override
        public Bytes data() {
            byte[] data = {(byte) rate, (byte) ttlDifference, 0, 0, 0, 0};
            put(data, 2, nonce);
            return Bytes.wrap(data);
        }
    }

    /**
     * RFC 5482.
     *
     * @param minutes true if {@code timeout} is in minutes, false if in seconds
     */
    record UserTimeout(boolean minutes, int timeout) implements TcpOption {
        public UserTimeout {
            checkRange("a user timeout", timeout, 0x7fff);
        }

        @Override
        public int kind() {
            return USER_TIMEOUT;
        }

        @Override
        public Bytes data() {
            return Bytes.of(timeout >> 8 | (minutes ? 0x80 : 0), timeout);
        }
    }

    /** TCP-AO (RFC 5925). */
    record Authentication(int keyIdentifier, int nextKeyIdentifier, Bytes code) implements TcpOption {
        public Authentication {
            checkRange("a key identifier", keyIdentifier, 0xff);
            checkRange("a next key identifier", nextKeyIdentifier, 0xff);
        }

        @Override
        public int kind() {
            return AUTHENTICATION;
        }

        @Override
        public Bytes data() {
            byte[] data = new byte[2 + code.length()];
            data[0] = (byte) keyIdentifier;
            data[1] = (byte) nextKeyIdentifier;
            code.copyTo(0, data, 2, code.length());
            return Bytes.wrap(data);
        }
    }

    /**
     * Multipath TCP (RFC 8684).
     *
     * @param body its first four bits are the subtype
     */
    record Multipath(Bytes body) implements TcpOption {
        public static final int CAPABLE = 0;
        public static final int JOIN = 1;
        public static final int DATA_SEQUENCE_SIGNAL = 2;
        public static final int ADD_ADDRESS = 3;
        public static final int REMOVE_ADDRESS = 4;
        public static final int PRIORITY = 5;
        public static final int FAIL = 6;
        public static final int FAST_CLOSE = 7;
        public static final int RESET = 8;

        public Multipath {
            if (body.isEmpty()) {
                throw new IllegalArgumentException("a multipath TCP option has a subtype");
            }
        }

        public int subtype() {
            return body.u8(0) >> 4;
        }

        @Override
        public int kind() {
            return MULTIPATH;
        }

        @Override
        public Bytes data() {
            return body;
        }
    }

    /**
     * RFC 7413.
     *
     * @param cookie empty to ask for one
     */
    record FastOpen(Bytes cookie) implements TcpOption {
        @Override
        public int kind() {
            return FAST_OPEN;
        }

        @Override
        public Bytes data() {
            return cookie;
        }
    }

    /** TCP-ENO (RFC 8547). */
    record EncryptionNegotiation(Bytes suboptions) implements TcpOption {
        @Override
        public int kind() {
            return ENCRYPTION_NEGOTIATION;
        }

        @Override
        public Bytes data() {
            return suboptions;
        }
    }

    /**
     * RFC 9768: how many bytes have come with each ECN codepoint, modulo 2^24.
     *
     * @param kind 172 for the order ECT(0), CE, ECT(1); 174 for ECT(1), CE, ECT(0)
     * @param counters the first ones of the three
     */
    record AccurateEcn(int kind, List<Integer> counters) implements TcpOption {
        public AccurateEcn {
            counters = List.copyOf(counters);
            if (kind != ACCURATE_ECN_0 && kind != ACCURATE_ECN_1 || counters.size() > 3) {
                throw new IllegalArgumentException(
                        "an AccECN option is of kind 172 or 174 and has up to 3 counters, not " + kind + " and "
                                + counters.size());
            }
            counters.forEach(counter -> checkRange("an AccECN counter", counter, 0xff_ffff));
        }

        static AccurateEcn read(int kind, Bytes data) {
            List<Integer> counters = new ArrayList<>();
            for (int at = 0; at < data.length(); at += 3) {
                counters.add(data.u24(at));
            }
            return new AccurateEcn(kind, counters);
        }

        @Override
        public Bytes data() {
            byte[] data = new byte[counters.size() * 3];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) (counters.get(i / 3) >> (16 - 8 * (i % 3)));
            }
            return Bytes.wrap(data);
        }
    }

    /**
     * RFC 6994: an experiment that shares its kind with others.
     *
     * @param kind 253 or 254
     * @param identifier 16 bits
     */
    record Experiment(int kind, int identifier, Bytes body) implements TcpOption {
        public Experiment {
            checkRange("an experiment's kind above 253", kind - EXPERIMENT_1, 1);
            checkRange("an experiment's identifier", identifier, 0xffff);
        }

        @Override
        public Bytes data() {
            byte[] data = new byte[2 + body.length()];
            data[0] = (byte) (identifier >> 8);
            data[1] = (byte) identifier;
            body.copyTo(0, data, 2, body.length());
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
            case ECHO, ECHO_REPLY -> length == 4 ? new Echo(kind == ECHO_REPLY, data.u32(0)) : new Other(kind, data);
            case CONNECTION_COUNT, CONNECTION_COUNT_NEW, CONNECTION_COUNT_ECHO ->
                length == 4 ? new ConnectionCount(kind, data.u32(0)) : new Other(kind, data);
            case MD5_SIGNATURE -> length == 16 ? new Md5Signature(data) : new Other(kind, data);
            case SCPS_CAPABILITIES ->
                length == 2 ? new ScpsCapabilities(data.u8(0), data.u8(1)) : new Other(kind, data);
            case SELECTIVE_NEGATIVE_ACKNOWLEDGMENT ->
                length == 4 ? new SelectiveNegativeAcknowledgment(data.u16(0), data.u16(2)) : new Other(kind, data);
            case QUICK_START ->
                length == 6 ? new QuickStart(data.u8(0), data.u8(1), data.u32(2)) : new Other(kind, data);
            case USER_TIMEOUT ->
                length == 2 ? new UserTimeout((data.u8(0) & 0x80) != 0, data.u16(0) & 0x7fff) : new Other(kind, data);
            case AUTHENTICATION ->
                length >= 2 ? new Authentication(data.u8(0), data.u8(1), data.slice(2)) : new Other(kind, data);
            case MULTIPATH -> length > 0 ? new Multipath(data) : new Other(kind, data);
            case FAST_OPEN -> new FastOpen(data);
            case ENCRYPTION_NEGOTIATION -> new EncryptionNegotiation(data);
            case ACCURATE_ECN_0, ACCURATE_ECN_1 ->
                length <= 9 && length % 3 == 0 ? AccurateEcn.read(kind, data) : new Other(kind, data);
            case EXPERIMENT_1, EXPERIMENT_2 ->
                length >= 2 ? new Experiment(kind, data.u16(0), data.slice(2)) : new Other(kind, data);
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
