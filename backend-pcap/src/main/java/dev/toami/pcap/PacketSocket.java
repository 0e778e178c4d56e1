package dev.toami.pcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import dev.toami.engine.CaptureException;
import dev.toami.filter.bpf.Instruction;

/** The socket of packet(7) that libpcap reads a network device through. Belongs to libpcap, which closes it. */
final class PacketSocket {
    private static final int SOL_SOCKET = 1;
    private static final int SO_TYPE = 3;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SO_DOMAIN = 39;
    private static final int AF_PACKET = 17;
    private static final int SOCK_DGRAM = 2;
    private static final int ETH_P_ALL = 3;

    // struct sockaddr_ll
    private static final int ADDRESS_SIZE = 20;
    private static final int PROTOCOL = 2;

    // struct sock_fprog and struct sock_filter
    private static final int PROGRAM_SIZE = 2 * Native.POINTER_SIZE;
    private static final int INSTRUCTION_SIZE = 8;
    private static final int LONGEST_PROGRAM = 0xffff;

    private final int fd;

    private PacketSocket(int fd) {
        this.fd = fd;
    }

    /** Nothing if the descriptor is none, or something else: a pseudo-device of libpcap. */
    static Optional<PacketSocket> of(int fd) {
        return fd >= 0 && LibC.socketOption(fd, SOL_SOCKET, SO_DOMAIN) == AF_PACKET
                ? Optional.of(new PacketSocket(fd))
                : Optional.empty();
    }

    /** Whether the kernel takes the link header off and libpcap puts another one in its place. */
    boolean isCooked() {
        return LibC.socketOption(fd, SOL_SOCKET, SO_TYPE) == SOCK_DGRAM;
    }

    /**
     * Puts {@code program} in the place of the filter that was there, in one step: each frame is judged by one of the two.
     *
     * @return 0 or an errno
     */
    int attachFilter(List<Instruction> program) {
        if (program.size() > LONGEST_PROGRAM) {
            return LibC.EINVAL;
        }
        try (Memory code = new Memory((long) program.size() * INSTRUCTION_SIZE);
                Memory filter = new Memory(PROGRAM_SIZE)) {
            ByteBuffer instructions = code.getByteBuffer(0, code.size());
            for (Instruction instruction : program) {
                instructions
                        .putShort((short) instruction.code())
                        .put((byte) instruction.jt())
                        .put((byte) instruction.jf())
                        .putInt(instruction.k());
            }
            filter.clear();
            filter.setShort(0, (short) program.size());
            filter.setPointer(Native.POINTER_SIZE, code);
            return LibC.setSocketOption(fd, SOL_SOCKET, SO_ATTACH_FILTER, filter, PROGRAM_SIZE) < 0 ? LibC.errno() : 0;
        }
    }

    /** Lets the frames of all protocols in, on the device that the socket is bound to. */
    void receiveAll(String action) throws CaptureException {
        byte[] address = new byte[ADDRESS_SIZE];
        if (LibC.socketName(fd, address) < 0) {
            throw Errors.ofErrno(action, "getsockname", LibC.errno());
        }
        ByteBuffer.wrap(address).order(ByteOrder.BIG_ENDIAN).putShort(PROTOCOL, (short) ETH_P_ALL);
        if (LibC.bind(fd, address) < 0) {
            throw Errors.ofErrno(action, "bind", LibC.errno());
        }
    }
}
