package dev.toami.benchmarks;

import java.nio.ByteBuffer;
import java.util.Random;

import dev.toami.engine.Bytes;

/** Makes frames of the kinds that a network has, in about its proportions. */
final class FrameMaker {
    private static final int[] PORTS = {22, 53, 80, 443, 443, 443, 5060, 6005, 8080, 8443};
    private static final int LONGEST = 1514;

    private FrameMaker() {}

    static MixedCapture.Packet next(Random random) {
        ByteBuffer out = ByteBuffer.allocate(LONGEST);
        byte[] addresses = new byte[12];
        random.nextBytes(addresses);
        out.put(addresses);
        if (random.nextInt(10) == 0) {
            out.putShort((short) 0x8100).putShort((short) (random.nextInt(3) * 100));
        }
        int kind = random.nextInt(20);
        if (kind < 14) {
            ipv4(out, random);
        } else if (kind < 18) {
            ipv6(out, random);
        } else if (kind < 19) {
            out.putShort((short) 0x0806).putLong(0x0001_0800_0604_0001L).putLong(random.nextLong());
            out.putInt(address(random)).putInt(0).putShort((short) 0).putInt(address(random));
        } else {
            out.putShort((short) 0x88cc);
        }
        int longest = random.nextInt(3) == 0 ? LONGEST : 120;
        int length = Math.max(60, out.position() + random.nextInt(longest - out.position()));
        byte[] frame = new byte[length];
        System.arraycopy(out.array(), 0, frame, 0, length);
        return new MixedCapture.Packet(Bytes.wrap(frame), length);
    }

    private static void ipv4(ByteBuffer out, Random random) {
        int words = random.nextInt(20) == 0 ? 6 : 5;
        int fragment = random.nextInt(30) == 0 ? 0x2010 : 0x4000;
        int protocol = protocol(random, 1);
        out.putShort((short) 0x0800).putShort((short) (0x4000 | words << 8)).putShort((short) 100);
        out.putShort((short) 1).putShort((short) fragment);
        out.put((byte) 64)
                .put((byte) protocol)
                .putShort((short) 0)
                .putInt(address(random))
                .putInt(address(random));
        if (words > 5) {
            out.putInt(0x01010101);
        }
        transport(out, random);
    }

    private static void ipv6(ByteBuffer out, Random random) {
        out.putShort((short) 0x86dd).putInt(0x60000000).putShort((short) 60);
        out.put((byte) protocol(random, 58)).put((byte) 64);
        for (int i = 0; i < 2; i++) {
            out.putLong(0x2001_0db8_0000_0000L).putLong(random.nextInt(100));
        }
        transport(out, random);
    }

    private static int protocol(Random random, int icmp) {
        int kind = random.nextInt(10);
        return kind < 6 ? 6 : kind < 9 ? 17 : icmp;
    }

    private static void transport(ByteBuffer out, Random random) {
        int ephemeral = 32768 + random.nextInt(28000);
        int known = PORTS[random.nextInt(PORTS.length)];
        boolean toServer = random.nextBoolean();
        out.putShort((short) (toServer ? ephemeral : known)).putShort((short) (toServer ? known : ephemeral));
        out.putLong(random.nextLong()).put((byte) 0x50).put((byte) random.nextInt(32));
    }

    private static int address(Random random) {
        return random.nextInt(4) == 0 ? 0xc0a80000 | random.nextInt(0x10000) : 0x0a000000 | random.nextInt(3000) * 7;
    }
}
