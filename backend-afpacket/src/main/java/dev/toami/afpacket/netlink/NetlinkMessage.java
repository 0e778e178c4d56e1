package dev.toami.afpacket.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.CaptureException;

/**
 * A message of netlink(7).
 *
 * <pre>
 *  0          4      6      8          12         16
 * +----------+------+------+----------+----------+---------
 * |  length  | type | flags| sequence |   port   | payload
 * +----------+------+------+----------+----------+---------
 * </pre>
 *
 * @param payload in the machine's byte order; valid as long as the buffer that it was received in
 */
record NetlinkMessage(int type, int flags, int sequence, ByteBuffer payload) {
    static final int HEADER_LENGTH = 16;

    /**
     * The messages in the first {@code received} bytes of {@code buffer}, which is in the machine's byte order.
     *
     * @throws CaptureException if a length says that one ends before its header or behind the others
     */
    static List<NetlinkMessage> split(ByteBuffer buffer, int received) throws CaptureException {
        List<NetlinkMessage> messages = new ArrayList<>();
        int at = 0;
        while (received - at >= HEADER_LENGTH) {
            int length = buffer.getInt(at);
            if (length < HEADER_LENGTH || length > received - at) {
                throw new CaptureException(
                        "a netlink message of " + length + " bytes where there are " + (received - at));
            }
            messages.add(new NetlinkMessage(
                    buffer.getShort(at + 4) & 0xffff,
                    buffer.getShort(at + 6) & 0xffff,
                    buffer.getInt(at + 8),
                    buffer.slice(at + HEADER_LENGTH, length - HEADER_LENGTH).order(ByteOrder.nativeOrder())));
            at += (length + 3) & ~3;
        }
        return messages;
    }
}
