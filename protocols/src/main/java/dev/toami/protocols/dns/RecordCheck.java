package dev.toami.protocols.dns;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/** Whether the parts of a message are whole and valid; each is checked once, where it begins, and found to end. */
final class RecordCheck {
    static final int TYPE = 0;
    static final int CLASS = 2;
    static final int TIME_TO_LIVE = 4;
    static final int DATA_LENGTH = 8;
    static final int DATA = 10;
    static final int QUESTION_FIXED_LENGTH = 4;

    private final Bytes message;
    private final boolean emptyDataAllowed;

    /** @param emptyDataAllowed true in an update, where records without data of any type are deleted */
    RecordCheck(Bytes message, boolean emptyDataAllowed) {
        this.message = message;
        this.emptyDataAllowed = emptyDataAllowed;
    }

    /** Where the question at {@code offset} ends. */
    int question(int offset) throws MalformedPacketException {
        int fixed = NameReader.check(message, message.length(), offset);
        require(fixed, QUESTION_FIXED_LENGTH, "DNS question");
        return fixed + QUESTION_FIXED_LENGTH;
    }

    /** Where the record at {@code offset} ends. */
    int record(int offset) throws MalformedPacketException {
        int fixed = NameReader.check(message, message.length(), offset);
        require(fixed, DATA, "DNS resource record");
        int length = message.u16(fixed + DATA_LENGTH);
        int data = fixed + DATA;
        if (length > message.length() - data) {
            throw malformed(data, length, message.length() - data, "resource record length exceeds data");
        }
        if (length > 0 || !emptyDataAllowed) {
            data(message.u16(fixed + TYPE), data, data + length);
        }
        return data + length;
    }

    private void data(int type, int data, int end) throws MalformedPacketException {
        switch (type) {
            case 2, 5, 12 -> NameReader.check(message, end, data);
            case 6 -> {
                int mailbox = NameReader.check(message, end, data);
                int numbers = NameReader.check(message, end, mailbox);
                atLeast(numbers, 20, end, "SOA too small");
            }
            case 13, 16 -> strings(data, end);
            case 15 -> {
                atLeast(data, 2, end, "MX too small");
                NameReader.check(message, end, data + 2);
            }
            case 33 -> {
                atLeast(data, 6, end, "SRV too small");
                NameReader.check(message, end, data + 6);
            }
            case 41 -> options(data, end);
            case 256 -> atLeast(data, 4, end, "URI too small");
            default -> {
                // An address of a length that is not one is kept as bytes, like the data of any type that is not known.
            }
        }
    }

    private void strings(int data, int end) throws MalformedPacketException {
        for (int at = data; at < end; at += 1 + message.u8(at)) {
            atLeast(at + 1, message.u8(at), end, "Insufficient data for a <character-string>");
        }
    }

    private void options(int data, int end) throws MalformedPacketException {
        if (data < end) {
            String reason = "DNSOPT record is of length " + (end - data) + ", it should be at least length 4";
            atLeast(data, 4, end, reason);
        }
        for (int at = data; at < end; at += 4 + message.u16(at + 2)) {
            atLeast(at, 4, end, "Malformed DNSOPT record.  Length " + end + " < " + (at + 4));
            int length = message.u16(at + 2);
            String reason = "Malformed DNSOPT record. The length (" + length
                    + ") field implies a packet larger than the one received";
            atLeast(at + 4, length, end, reason);
        }
    }

    private void require(int offset, int length, String what) throws MalformedPacketException {
        int left = message.length() - offset;
        atLeast(
                offset,
                length,
                message.length(),
                what + " cut short: " + length + " bytes at " + offset + ", not " + left);
    }

    private static void atLeast(int offset, int length, int end, String reason) throws MalformedPacketException {
        if (length > end - offset) {
            throw malformed(offset, length, end - offset, reason);
        }
    }

    private static MalformedPacketException malformed(int offset, int required, int available, String reason) {
        return MalformedPacketException.invalid(LayerType.DNS, offset, required, available, reason);
    }
}
