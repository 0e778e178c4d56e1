package dev.toami.afpacket;

import java.util.List;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureException;
import dev.toami.engine.Fanout;
import dev.toami.engine.FanoutRejectedException;
import dev.toami.filter.bpf.Assembler;
import dev.toami.filter.bpf.Instruction;
import jnr.constants.platform.Errno;

/** What a socket needs to become a member of a group of PACKET_FANOUT, packet(7). Immutable. */
final class FanoutGroup {
    /** The kernel's, of a group that is not told another one. */
    static final int DEFAULT_MAX_MEMBERS = 256;

    private final String device;
    private final Fanout fanout;
    private final boolean ignoreOutgoing;
    private final int maxMembers;
    private final List<Instruction> program;

    /**
     * @param ignoreOutgoing whether the group gets no outgoing frames: what its members' sockets say of that counts for
     *     nothing then
     * @param members how many there will be at least
     * @throws IllegalArgumentException if the program of the mode CBPF is none
     */
    FanoutGroup(String device, Fanout fanout, boolean ignoreOutgoing, int members) {
        this.device = device;
        this.fanout = fanout;
        this.ignoreOutgoing = ignoreOutgoing;
        this.maxMembers = members > DEFAULT_MAX_MEMBERS ? members : 0;
        this.program = fanout.program().isEmpty() ? List.of() : program(device, fanout);
    }

    private static List<Instruction> program(String device, Fanout fanout) {
        try {
            return Assembler.assemble(fanout.program());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "capture on " + device + ": the program of the fanout: " + e.getMessage(), e);
        }
    }

    /** Makes a bound socket a member; from here on it gets its share. */
    void join(PacketSocket socket) throws ErrnoException, CaptureException {
        boolean isNew = fanout.group() == Fanout.NEW_GROUP;
        try {
            int flags = isNew ? Linux.PACKET_FANOUT_FLAG_UNIQUEID : 0;
            socket.joinFanout(isNew ? 0 : fanout.group(), mode() | flags, maxMembers);
        } catch (ErrnoException e) {
            throw rejected(e, isNew);
        }
        if (!program.isEmpty()) {
            socket.setFanoutProgram(program);
        }
    }

    /**
     * Returns when no CPU is any more about to give a frame to a socket as it was before it joined: such a frame could come
     * to two members. It takes milliseconds, for which a member of a group that is at work would lose its share: those that
     * join alone go without, and start a fraction of a millisecond after they have joined.
     */
    static void settle(Syscalls syscalls) throws ErrnoException {
        // Closing a packet socket waits for just that (packet_release: "synchronize_net").
        PacketSocket.open(syscalls, false).close();
    }

    private int mode() {
        int mode =
                switch (fanout.mode()) {
                    case HASH -> Linux.PACKET_FANOUT_HASH;
                    case LB -> Linux.PACKET_FANOUT_LB;
                    case CPU -> Linux.PACKET_FANOUT_CPU;
                    case ROLLOVER -> Linux.PACKET_FANOUT_ROLLOVER;
                    case RND -> Linux.PACKET_FANOUT_RND;
                    case QM -> Linux.PACKET_FANOUT_QM;
                    case CBPF -> Linux.PACKET_FANOUT_CBPF;
                };
        return mode
                | (fanout.rollover() ? Linux.PACKET_FANOUT_FLAG_ROLLOVER : 0)
                | (fanout.defragment() ? Linux.PACKET_FANOUT_FLAG_DEFRAG : 0)
                | (ignoreOutgoing ? Linux.PACKET_FANOUT_FLAG_IGNORE_OUTGOING : 0);
    }

    private CaptureException rejected(ErrnoException cause, boolean isNew) throws ErrnoException {
        String reason;
        if (cause.errno() == Errno.ENOSPC) {
            reason = "is full";
        } else if (cause.errno() == Errno.EINVAL) {
            reason = isNew
                    ? "cannot be made: this kernel does not know the mode " + fanout.mode()
                            + " or how to find a free number"
                    : "is of another device, mode, direction or set of flags than " + fanout;
        } else {
            throw cause;
        }
        String group = isNew ? "a new fanout group" : "the fanout group " + fanout.group();
        return new FanoutRejectedException(
                "capture on " + device + ": " + group + " " + reason + " (" + cause.getMessage() + ")", cause);
    }
}
