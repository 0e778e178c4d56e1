package dev.toami.afpacket.netlink;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureException;

/** Asks the kernel for all objects of a kind (netlink(7)). */
final class NetlinkDump {
    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int NLM_F_REQUEST = 1;
    private static final int NLM_F_DUMP = 0x300;
    private static final int NLM_F_DUMP_INTR = 0x10;
    private static final int BUFFER_SIZE = 1 << 18;

    private final Syscalls syscalls;

    NetlinkDump(Syscalls syscalls) {
        this.syscalls = syscalls;
    }

    /** Hands the payload of each answer to {@code each}; asks again if the kernel's list changed meanwhile. */
    void dump(int type, int familyHeaderLength, Runnable restart, Consumer<ByteBuffer> each)
            throws ErrnoException, CaptureException {
        int fd = syscalls.socket(Linux.AF_NETLINK, Linux.SOCK_RAW | Linux.SOCK_CLOEXEC, Linux.NETLINK_ROUTE);
        try {
            for (int sequence = 1; sequence <= 8; sequence++) {
                restart.run();
                request(fd, type, familyHeaderLength, sequence);
                if (collect(fd, sequence, each)) {
                    return;
                }
            }
            throw new CaptureException("the kernel's list of devices kept changing while it was read");
        } finally {
            syscalls.close(fd);
        }
    }

    private void request(int fd, int type, int familyHeaderLength, int sequence) throws ErrnoException {
        int length = NetlinkMessage.HEADER_LENGTH + familyHeaderLength;
        ByteBuffer message = Memory.allocate(length)
                .putInt(0, length)
                .putShort(4, (short) type)
                .putShort(6, (short) (NLM_F_REQUEST | NLM_F_DUMP))
                .putInt(8, sequence);
        syscalls.send(fd, message, length, 0);
    }

    /** @return false if the dump was interrupted by a change */
    private boolean collect(int fd, int sequence, Consumer<ByteBuffer> each) throws ErrnoException, CaptureException {
        ByteBuffer buffer = Memory.allocate(BUFFER_SIZE);
        boolean consistent = true;
        while (true) {
            int received = syscalls.receive(fd, buffer, Linux.MSG_TRUNC);
            if (received > BUFFER_SIZE) {
                throw new CaptureException("a netlink message of " + received + " bytes, more than " + BUFFER_SIZE);
            }
            for (NetlinkMessage message : NetlinkMessage.split(buffer, received)) {
                if (message.sequence() != sequence) {
                    continue;
                }
                consistent &= (message.flags() & NLM_F_DUMP_INTR) == 0;
                switch (message.type()) {
                    case NLMSG_DONE -> {
                        return consistent;
                    }
                    case NLMSG_ERROR -> throw syscalls.failure("netlink", errno(message.payload()));
                    default -> each.accept(message.payload());
                }
            }
        }
    }

    /** netlink(7), struct nlmsgerr: "Negative errno or 0 for acknowledgements". */
    private static int errno(ByteBuffer error) throws CaptureException {
        if (error.capacity() < Integer.BYTES) {
            throw new CaptureException("a netlink error of " + error.capacity() + " bytes");
        }
        return -error.getInt(0);
    }
}
