package dev.toami.it.filter;

import com.sun.jna.Pointer;
import dev.toami.filter.bpf.Ancillary;

/** A frame as a packet socket gets it: what a filter on such a socket sees. */
final class KernelFrame implements Ancillary {
    /** {@code struct sockaddr_ll}. */
    static final int ADDRESS_SIZE = 20;

    private static final int TP_STATUS_VLAN_VALID = 0x10;

    private final byte[] bytes;
    private final int originalLength;
    private final int protocol;
    private final int interfaceIndex;
    private final int hardwareType;
    private final int packetType;
    private final boolean vlanTagPresent;
    private final int vlanTci;
    private final int vlanTpid;

    private KernelFrame(KernelFrame known, KernelFrame cooked) {
        bytes = cooked.bytes;
        originalLength = cooked.originalLength;
        protocol = known.protocol;
        interfaceIndex = known.interfaceIndex;
        hardwareType = known.hardwareType;
        packetType = known.packetType;
        vlanTagPresent = known.vlanTagPresent;
        vlanTci = known.vlanTci;
        vlanTpid = known.vlanTpid;
    }

    private KernelFrame(byte[] bytes, Pointer address, Pointer details) {
        this.bytes = bytes;
        protocol = Short.reverseBytes(address.getShort(2)) & 0xffff;
        interfaceIndex = address.getInt(4);
        hardwareType = address.getShort(8) & 0xffff;
        packetType = address.getByte(10) & 0xff;
        originalLength = details.getInt(4);
        vlanTagPresent = (details.getInt(0) & TP_STATUS_VLAN_VALID) != 0;
        vlanTci = details.getShort(16) & 0xffff;
        vlanTpid = details.getShort(18) & 0xffff;
    }

    /**
     * @param address {@code struct sockaddr_ll}
     * @param details {@code struct tpacket_auxdata}
     */
    static KernelFrame of(byte[] bytes, Pointer address, Pointer details) {
        return new KernelFrame(bytes, address, details);
    }

    /**
     * The same frame as the filter of a cooked socket sees it. The bytes are the ones that such a socket gets, but recent
     * kernels tell it of a tag that is in the bytes as if they had taken it out, and name the protocol behind all tags
     * ({@code vlan_get_protocol_dgram}); the filter does not see that.
     */
    KernelFrame withBytesOf(KernelFrame cooked) {
        return new KernelFrame(this, cooked);
    }

    byte[] bytes() {
        return bytes;
    }

    int originalLength() {
        return originalLength;
    }

    /** The ancillary words of the kernel that the evaluator of tests takes. */
    int[] words() {
        int[] words = new int[16];
        words[0] = protocol;
        words[1] = packetType;
        words[2] = interfaceIndex;
        words[7] = hardwareType;
        words[11] = vlanTci;
        words[12] = vlanTagPresent ? 1 : 0;
        words[15] = vlanTpid;
        return words;
    }

    @Override
    public int protocol() {
        return protocol;
    }

    @Override
    public int packetType() {
        return packetType;
    }

    @Override
    public int interfaceIndex() {
        return interfaceIndex;
    }

    @Override
    public int hardwareType() {
        return hardwareType;
    }

    @Override
    public boolean vlanTagPresent() {
        return vlanTagPresent;
    }

    @Override
    public int vlanTci() {
        return vlanTci;
    }

    @Override
    public int vlanTpid() {
        return vlanTpid;
    }
}
