package dev.toami.afpacket.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.toami.engine.CaptureException;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.LinkEvent;
import dev.toami.engine.LinkEvent.Kind;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Messages of rtnetlink as they should be, cut anywhere, and hostile. */
class LinkMessagesTest {
    private static final int NEW = 16;
    private static final int DELETE = 17;
    private static final int UP = 1;

    /** One message of a device, as the kernel lays it out. */
    private static byte[] message(int type, int family, int index, int flags, String name, int mtu) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
        out.position(NetlinkMessage.HEADER_LENGTH);
        out.put((byte) family)
                .put((byte) 0)
                .putShort((short) 1)
                .putInt(index)
                .putInt(flags)
                .putInt(-1);
        attribute(out, 1, new byte[] {2, 0, 0, 0, 0, 1});
        byte[] terminated = new byte[text.length + 1];
        System.arraycopy(text, 0, terminated, 0, text.length);
        attribute(out, 3, terminated);
        ByteBuffer number =
                ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(0, mtu);
        byte[] octets = new byte[4];
        number.get(octets);
        attribute(out, 4, octets);
        int length = out.position();
        out.putInt(0, length).putShort(4, (short) type);
        byte[] all = new byte[length];
        out.get(0, all);
        return all;
    }

    private static void attribute(ByteBuffer out, int type, byte[] value) {
        out.putShort((short) (value.length + 4)).putShort((short) type).put(value);
        out.position((out.position() + 3) & ~3);
    }

    private static ByteBuffer buffer(byte[]... messages) {
        ByteBuffer all = ByteBuffer.allocate(1 << 10).order(ByteOrder.nativeOrder());
        for (byte[] message : messages) {
            all.put(message);
            all.position((all.position() + 3) & ~3);
        }
        return all;
    }

    private static List<LinkEvent> apply(LinkTable table, byte[]... messages) throws CaptureException {
        ByteBuffer buffer = buffer(messages);
        List<LinkEvent> events = new ArrayList<>();
        for (NetlinkMessage message : NetlinkMessage.split(buffer, buffer.position())) {
            events.addAll(table.apply(message));
        }
        return events;
    }

    private static List<String> told(List<LinkEvent> events) {
        return events.stream().map(event -> event.kind() + " " + event.name()).toList();
    }

    @Test
    void oneBufferWithMessagesBecomesTheirEvents() throws CaptureException {
        LinkTable table = new LinkTable(List.of());
        List<LinkEvent> events = apply(
                table,
                message(NEW, 0, 5, 0, "a", 1500),
                message(NEW, 0, 5, UP, "a", 1500),
                message(NEW, 0, 5, UP, "a", 1500),
                message(NEW, 0, 5, UP, "b", 1400),
                message(DELETE, 0, 5, 0, "b", 1400),
                message(DELETE, 0, 5, 0, "b", 1400));
        assertEquals(List.of("APPEARED a", "UP a", "RENAMED b", "MTU_CHANGED b", "REMOVED b"), told(events));
    }

    @Test
    void whatIsNotAboutADeviceAsSuchIsNoEvent() throws CaptureException {
        LinkTable table = new LinkTable(List.of());
        int bridge = 7;
        assertEquals(List.of("APPEARED a"), told(apply(table, message(NEW, 0, 5, 0, "a", 1500))));
        assertEquals(List.of(), apply(table, message(DELETE, bridge, 5, 0, "a", 1500)));
        assertEquals(List.of(), apply(table, message(20, 0, 5, 0, "a", 1500)));
        assertEquals(List.of(), apply(table, message(NEW, 0, 0, 0, "a", 1500)));
        assertEquals(List.of(), apply(table, message(NEW, 0, -5, 0, "a", 1500)));
        assertEquals(List.of(), apply(table, message(NEW, 0, 6, 0, "", 1500)));
    }

    @Test
    void aListThatIsReadAnewTellsWhatHasChanged() throws CaptureException {
        LinkTable table = new LinkTable(List.of());
        apply(table, message(NEW, 0, 5, 0, "a", 1500), message(NEW, 0, 6, 0, "b", 1500), message(NEW, 0, 7, 0, "c", 9));
        LinkTable now = new LinkTable(List.of());
        apply(now, message(NEW, 0, 4, 0, "d", 1), message(NEW, 0, 6, UP, "x", 1500), message(NEW, 0, 7, 0, "c", 9));
        assertEquals(List.of("REMOVED a", "APPEARED d", "RENAMED x", "UP x"), told(table.replace(now.links())));
        assertEquals(List.of(), table.replace(now.links()));
    }

    @Test
    void everyTruncationIsRefusedOrTakenForWhatItIs() throws CaptureException {
        byte[] whole = message(NEW, 0, 5, UP, "name", 1500);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = new byte[length];
            System.arraycopy(whole, 0, cut, 0, length);
            ByteBuffer buffer = buffer(cut);
            int received = length;
            if (length < NetlinkMessage.HEADER_LENGTH) {
                assertEquals(List.of(), NetlinkMessage.split(buffer, received));
                continue;
            }
            assertThrows(CaptureException.class, () -> NetlinkMessage.split(buffer, received));
            // The same with a length that claims no more than there is.
            buffer.putInt(0, length);
            NetlinkMessage message = NetlinkMessage.split(buffer, received).get(0);
            assertEquals(List.of(), new LinkTable(List.of()).apply(message), "without its last attribute, " + length);
        }
    }

    @Test
    void noBytesDoAnythingButBeRefused() {
        Random random = new Random(6);
        int refused = 0;
        int events = 0;
        LinkTable table = new LinkTable(List.of());
        for (int i = 0; i < 50_000; i++) {
            byte[] message = message(random.nextBoolean() ? NEW : DELETE, 0, 1 + random.nextInt(4), UP, "name", 1500);
            for (int change = random.nextInt(4); change > 0; change--) {
                message[random.nextInt(message.length)] = (byte) random.nextInt();
            }
            ByteBuffer buffer = buffer(message);
            int received = random.nextInt(8) == 0 ? random.nextInt(message.length + 1) : message.length;
            Map<Integer, List<DeviceAddress>> addresses = new HashMap<>();
            try {
                for (NetlinkMessage each : NetlinkMessage.split(buffer, received)) {
                    events += table.apply(each).size();
                    DeviceList.addAddress(each.payload(), addresses);
                }
            } catch (CaptureException e) {
                refused++;
            }
        }
        assertTrue(refused > 1000 && events > 1000, refused + " refused, " + events + " events");
    }

    @Test
    void lengthsOfAttributesAllocateNothing() throws CaptureException {
        byte[] message = message(NEW, 0, 5, 0, "a", 1500);
        int firstAttribute = NetlinkMessage.HEADER_LENGTH + LinkMessage.HEADER_LENGTH;
        for (int length : new int[] {0, 1, 3, 0xffff, message.length}) {
            ByteBuffer buffer = buffer(message);
            buffer.putShort(firstAttribute, (short) length);
            for (NetlinkMessage each : NetlinkMessage.split(buffer, message.length)) {
                assertFalse(
                        LinkMessage.parse(each.payload(), index -> List.of()).isPresent(), "length " + length);
            }
        }
        assertEquals(
                Kind.APPEARED, apply(new LinkTable(List.of()), message).get(0).kind());
    }
}
