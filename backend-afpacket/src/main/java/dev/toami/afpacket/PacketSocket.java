package dev.toami.afpacket;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.List;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.filter.bpf.Instruction;

/** A socket of packet(7). Thread-safe as the kernel makes it; the owner closes it when nobody uses it any more. */
final class PacketSocket {
    private static final int ADDRESS_SIZE = 20;
    private static final int MEMBERSHIP_SIZE = 16;
    private static final int FILTER_SIZE = 16;
    private static final int INSTRUCTION_SIZE = 8;

    private final Syscalls syscalls;
    private final int fd;

    private PacketSocket(Syscalls syscalls, int fd) {
        this.syscalls = syscalls;
        this.fd = fd;
    }

    /**
     * A socket that receives nothing yet.
     *
     * @param cooked whether the kernel shall take link-layer headers off
     */
    static PacketSocket open(Syscalls syscalls, boolean cooked) throws ErrnoException {
        int type = cooked ? Linux.SOCK_DGRAM : Linux.SOCK_RAW;
        // packet(7): "If protocol is zero, no packets are received"; bind(2) then sets the protocol.
        return new PacketSocket(syscalls, syscalls.socket(Linux.AF_PACKET, type | Linux.SOCK_CLOEXEC, 0));
    }

    int fd() {
        return fd;
    }

    void setPromiscuous(int interfaceIndex) throws ErrnoException {
        ByteBuffer membership =
                Memory.allocate(MEMBERSHIP_SIZE).putInt(0, interfaceIndex).putShort(4, (short) Linux.PACKET_MR_PROMISC);
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_ADD_MEMBERSHIP, membership);
    }

    /** Leaves the host's own frames out; kernels before 4.20 do not know how. */
    void ignoreOutgoing() throws ErrnoException {
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_IGNORE_OUTGOING, 1);
    }

    /** Puts {@code program} in the place of the filter that was there. */
    void attachFilter(List<Instruction> program) throws ErrnoException {
        setProgram(Linux.SOL_SOCKET, Linux.SO_ATTACH_FILTER, program);
    }

    private void setProgram(int level, int option, List<Instruction> program) throws ErrnoException {
        if (program.isEmpty() || program.size() > 0xffff) {
            throw new IllegalArgumentException("a program has 1 to 65535 instructions, not " + program.size());
        }
        ByteBuffer code = Memory.allocate(program.size() * INSTRUCTION_SIZE);
        for (Instruction instruction : program) {
            code.putShort((short) instruction.code())
                    .put((byte) instruction.jt())
                    .put((byte) instruction.jf())
                    .putInt(instruction.k());
        }
        code.rewind();
        try {
            ByteBuffer filter = Memory.allocate(FILTER_SIZE)
                    .putShort(0, (short) program.size())
                    .putLong(8, syscalls.address(code));
            syscalls.setSocketOption(fd, level, option, filter);
        } finally {
            Reference.reachabilityFence(code);
        }
    }

    /** From here on nobody changes the filter, nor a fanout's program through this socket. */
    void lockFilter() throws ErrnoException {
        syscalls.setSocketOption(fd, Linux.SOL_SOCKET, Linux.SO_LOCK_FILTER, 1);
    }

    /**
     * Makes the socket, which must be bound, a member of a group.
     *
     * @param mode with flags
     * @param maxMembers of a group that this makes; 0 for the kernel's default, 256
     */
    void joinFanout(int group, int mode, int maxMembers) throws ErrnoException {
        // Kernels before 5.10 know no maximum and take four bytes only.
        ByteBuffer arguments = Memory.allocate(maxMembers == 0 ? 4 : 8).putInt(0, group | mode << 16);
        if (maxMembers != 0) {
            arguments.putInt(4, maxMembers);
        }
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_FANOUT, arguments);
    }

    /** The number of the group that it is a member of. */
    int fanoutGroup() throws ErrnoException {
        ByteBuffer value = Memory.allocate(Integer.BYTES);
        syscalls.getSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_FANOUT, value);
        return value.getInt(0) & 0xffff;
    }

    /** What chooses among the members, for the whole group. */
    void setFanoutProgram(List<Instruction> program) throws ErrnoException {
        setProgram(Linux.SOL_PACKET, Linux.PACKET_FANOUT_DATA, program);
    }

    /** Prefers timestamps of this source, a SOF_TIMESTAMPING of packet(7), where a frame has one. */
    void setTimestampSource(int source) throws ErrnoException {
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_TIMESTAMP, source);
    }

    /** From here on frames of the device arrive, or of all devices if the index is 0. */
    void bind(int interfaceIndex) throws ErrnoException {
        ByteBuffer address = Memory.allocate(ADDRESS_SIZE)
                .putShort(0, (short) Linux.AF_PACKET)
                .putShort(2, Memory.networkOrder(Linux.ETH_P_ALL))
                .putInt(4, interfaceIndex);
        syscalls.bind(fd, address);
        syscalls.checkSocketError(fd, "bind");
    }

    /** The device that frames come from, 0 for all of them, -1 if it has gone: packet(7) never binds to another again. */
    int boundIndex() throws ErrnoException {
        ByteBuffer address = Memory.allocate(ADDRESS_SIZE);
        syscalls.socketName(fd, address);
        return address.getInt(4);
    }

    /** Frames that are sent go straight to the driver, past traffic control and other sockets that capture. */
    void bypassQueueingDiscipline() throws ErrnoException {
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_QDISC_BYPASS, 1);
    }

    void checkError(String call) throws ErrnoException {
        syscalls.checkSocketError(fd, call);
    }

    /**
     * What was counted since the last call.
     *
     * @param packets frames that passed the filter, the dropped ones included
     * @param drops frames that found the ring full
     * @param freezes how often it was
     */
    record Counts(long packets, long drops, long freezes) {}

    /** Reads the counters, which sets them to zero. */
    Counts takeCounts() throws ErrnoException {
        ByteBuffer counts = Memory.allocate(12);
        syscalls.getSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_STATISTICS, counts);
        return new Counts(unsigned(counts, 0), unsigned(counts, 4), unsigned(counts, 8));
    }

    private static long unsigned(ByteBuffer counts, int offset) {
        return counts.getInt(offset) & 0xffff_ffffL;
    }

    void close() throws ErrnoException {
        syscalls.close(fd);
    }
}
