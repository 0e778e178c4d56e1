package dev.toami.testing.filter;

import java.util.function.Supplier;

/** IP packets with options, fragments and extension headers, and what they carry. */
final class IpPackets {
    private static final int[] EXTENSIONS = {0, 43, 44, 51, 60};

    private final Dice dice;
    /** Frames for the tunnels that carry them. */
    private final Supplier<byte[]> ethernet;

    private int depth;

    IpPackets(Dice dice, Supplier<byte[]> ethernet) {
        this.dice = dice;
        this.ethernet = ethernet;
    }

    byte[] any() {
        return dice.chance(65) ? ipv4() : ipv6();
    }

    byte[] ipv4() {
        int words = dice.chance(75) ? 5 : dice.between(5, 15);
        int protocol = protocol();
        int fragment = dice.chance(85) ? dice.pick(0, 0x4000) : dice.pick(0x2000, 0x1fff, 0x0001, 0x2010);
        byte[] payload = payload(protocol);
        int version = dice.chance(97) ? 4 : dice.below(16);
        return new Packet()
                .u8((version << 4) | words, dice.pick(0, 0xb8))
                .u16(4 * words + payload.length, dice.below(0x10000), fragment)
                .u8(dice.pick(1, 4, 64, 255), protocol)
                .u16(dice.below(0x10000))
                .add(Pools.ipv4(dice), Pools.ipv4(dice), dice.bytes(4 * (words - 5)), payload)
                .toArray();
    }

    byte[] ipv6() {
        int protocol = protocol() == 1 ? 58 : protocol();
        int first = protocol;
        byte[] content = payload(protocol);
        for (int i = dice.chance(70) ? 0 : dice.between(1, 3); i > 0; i--) {
            int extension = dice.pick(EXTENSIONS);
            content = extension(extension, first, content);
            first = extension;
        }
        return new Packet()
                .u32(0x60000000 | dice.below(0x100000))
                .u16(content.length)
                .u8(first, dice.pick(1, 64, 255))
                .add(Pools.ipv6(dice), Pools.ipv6(dice), content)
                .toArray();
    }

    private byte[] extension(int type, int next, byte[] content) {
        int units = type == 44 ? 0 : dice.below(3);
        // An authentication header counts words of four bytes, less two; a fragment header has a fixed length.
        byte[] body = dice.bytes(type == 51 ? 4 * (units + 2) - 2 : 8 * (units + 1) - 2);
        if (type == 44) {
            int offset = dice.chance(50) ? 0 : dice.below(0x10000) & ~6;
            body[0] = (byte) (offset >> 8);
            body[1] = (byte) offset;
        }
        return new Packet().u8(next, units).add(body, content).toArray();
    }

    private int protocol() {
        return dice.chance(75) ? dice.pick(6, 17, 1, 132, 6, 17) : dice.pick(Pools.IP_PROTOCOLS);
    }

    private byte[] payload(int protocol) {
        byte[] data = dice.bytes(dice.below(30));
        Packet packet = new Packet();
        int options = dice.chance(70) ? 0 : dice.between(1, 10);
        return switch (protocol) {
            case 6 ->
                packet.u16(port(), port())
                        .u32(dice.bits(), dice.bits())
                        .u8((5 + options) << 4, dice.chance(80) ? dice.pick(2, 16, 18, 24, 17, 4) : dice.below(256))
                        .u16(dice.below(0x10000), dice.below(0x10000), 0)
                        .add(dice.bytes(4 * options), data)
                        .toArray();
            case 17 -> udp(data);
            case 132 ->
                packet.u16(port(), port())
                        .u32(dice.bits(), dice.bits())
                        .add(data)
                        .toArray();
            case 1 ->
                packet.u8(dice.pick(0, 3, 5, 8, 11, 13), dice.below(4))
                        .add(dice.bytes(6), data)
                        .toArray();
            case 58 ->
                packet.u8(dice.pick(1, 2, 128, 129, 135, 136), 0)
                        .add(dice.bytes(6), data)
                        .toArray();
            case 4, 41 -> depth() ? leave(protocol == 4 ? ipv4() : ipv6()) : data;
            case 51 ->
                packet.u8(dice.pick(6, 17, 51), dice.below(3))
                        .add(dice.bytes(22), payload(17))
                        .toArray();
            default -> packet.add(dice.bytes(8), data).toArray();
        };
    }

    private int port() {
        return dice.chance(85) ? dice.pick(Pools.PORTS) : dice.below(0x10000);
    }

    private byte[] udp(byte[] data) {
        int destination = dice.chance(20) ? dice.pick(6081, 4789) : port();
        byte[] content = data;
        if (depth()) {
            content = destination == 6081 ? geneve() : destination == 4789 ? vxlan() : data;
            depth--;
        }
        return new Packet()
                .u16(port(), destination, 8 + content.length, dice.below(0x10000))
                .add(content)
                .toArray();
    }

    private byte[] geneve() {
        int options = dice.chance(60) ? 0 : dice.between(1, 5);
        int type = dice.pick(0x6558, 0x6558, 0x0800, 0x86dd, 0x0806);
        byte[] inner = type == 0x6558 ? ethernet.get() : type == 0x86dd ? ipv6() : ipv4();
        return new Packet()
                .u8((dice.chance(90) ? 0 : 0x40) | options, dice.pick(0, 0x80))
                .u16(type)
                .u32(dice.pick(Pools.NETWORK_IDENTIFIERS) << 8)
                .add(dice.bytes(4 * options), inner)
                .toArray();
    }

    private byte[] vxlan() {
        return new Packet()
                .u32(0x08000000, dice.pick(Pools.NETWORK_IDENTIFIERS) << 8)
                .add(ethernet.get())
                .toArray();
    }

    /** Whether a packet inside of this one is not too deep; then {@link #leave}. */
    private boolean depth() {
        if (depth >= 3) {
            return false;
        }
        depth++;
        return true;
    }

    private byte[] leave(byte[] inner) {
        depth--;
        return inner;
    }
}
