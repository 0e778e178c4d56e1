package dev.toami.it.fanout;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Frame;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.transport.UdpHeader;

/** UDP datagrams of some flows in turn, each with a number of its own. */
final class NumberedFrames {
    static final int FLOWS = 50;

    private static final int SOURCE_PORT = 34;
    private static final int NUMBER = 42;
    private static final int FIRST_PORT = 10_000;

    private static final byte[] TEMPLATE = PacketBuilder.build(
                    EthernetHeader.of(MacAddress.parse("02:00:00:00:00:01"), MacAddress.parse("02:00:00:00:00:02")),
                    Ipv4Header.of(Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2")),
                    UdpHeader.of(FIRST_PORT, 9),
                    Payload.of(new byte[18]))
            .toArray();

    private NumberedFrames() {}

    static Bytes frame(int number) {
        byte[] frame = TEMPLATE.clone();
        ByteBuffer.wrap(frame)
                .putShort(SOURCE_PORT, (short) (FIRST_PORT + number % FLOWS))
                .putInt(NUMBER, number);
        return Bytes.wrap(frame);
    }

    static int number(Frame frame) {
        return (int) frame.bytes().u32(NUMBER);
    }

    static void send(CaptureSession sender, int from, int to) throws CaptureException {
        for (int number = from; number < to; number++) {
            sender.inject(frame(number));
        }
    }
}
