package dev.toami.it.filter;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import dev.toami.filter.bpf.Instruction;

/** A socket that a filter can be attached to, as the kernel gives it to anybody. */
final class FilterSocket implements AutoCloseable {
    private static final NativeLibrary LIBC = NativeLibrary.getProcess();

    private static final int AF_UNIX = 1;
    private static final int AF_PACKET = 17;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int ETH_P_ALL = 3;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_AUXDATA = 8;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int EAGAIN = 11;
    private static final int BUFFER_SIZE = 4096;
    private static final int INSTRUCTION_SIZE = 8;

    private final int fd;
    private final Memory buffer = new Memory(BUFFER_SIZE);

    private FilterSocket(int fd) {
        this.fd = fd;
    }

    private static int call(String function, Object... arguments) {
        return LIBC.getFunction(function).invokeInt(arguments);
    }

    private static int check(String function, Object... arguments) {
        int result = call(function, arguments);
        if (result < 0) {
            throw new AssertionError(function + " failed with errno " + Native.getLastError());
        }
        return result;
    }

    /** Two ends of one wire, on which datagrams are any bytes. What a filter leaves of a datagram arrives at once. */
    static List<FilterSocket> pair() {
        int[] fds = new int[2];
        check("socketpair", AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, fds);
        return List.of(new FilterSocket(fds[0]), new FilterSocket(fds[1]));
    }

    /** Receives all frames of a device, with their link header or, if {@code cooked}, without. */
    static FilterSocket listening(int interfaceIndex, boolean cooked, List<Instruction> filter) {
        FilterSocket socket = packet(cooked);
        socket.attach(filter);
        socket.bind(interfaceIndex, ETH_P_ALL);
        return socket;
    }

    /** Sends whole frames on a device, and receives none. */
    static FilterSocket sending(int interfaceIndex) {
        FilterSocket socket = packet(false);
        socket.bind(interfaceIndex, 0);
        return socket;
    }

    private static FilterSocket packet(boolean cooked) {
        return new FilterSocket(check("socket", AF_PACKET, (cooked ? SOCK_DGRAM : SOCK_RAW) | SOCK_CLOEXEC, 0));
    }

    private void bind(int interfaceIndex, int protocol) {
        Memory address = new Memory(KernelFrame.ADDRESS_SIZE);
        address.clear();
        address.setShort(0, (short) AF_PACKET);
        address.setByte(3, (byte) protocol);
        address.setInt(4, interfaceIndex);
        check("bind", fd, address, KernelFrame.ADDRESS_SIZE);
    }

    /** Tells of tags that the kernel took out, and does not wait for frames for ever. */
    FilterSocket withDetails() {
        Memory one = new Memory(Integer.BYTES);
        one.setInt(0, 1);
        check("setsockopt", fd, SOL_PACKET, PACKET_AUXDATA, one, Integer.BYTES);
        Memory timeout = new Memory(16);
        timeout.clear();
        timeout.setLong(0, 1);
        check("setsockopt", fd, SOL_SOCKET, SO_RCVTIMEO, timeout, 16);
        return this;
    }

    /** @return 0 or an errno */
    int tryAttach(List<Instruction> program) {
        Memory code = new Memory((long) program.size() * INSTRUCTION_SIZE);
        for (int i = 0; i < program.size(); i++) {
            Instruction instruction = program.get(i);
            long at = (long) i * INSTRUCTION_SIZE;
            code.setShort(at, (short) instruction.code());
            code.setByte(at + 2, (byte) instruction.jt());
            code.setByte(at + 3, (byte) instruction.jf());
            code.setInt(at + 4, instruction.k());
        }
        Memory filter = new Memory(16);
        filter.clear();
        filter.setShort(0, (short) program.size());
        filter.setPointer(8, code);
        try {
            return call("setsockopt", fd, SOL_SOCKET, SO_ATTACH_FILTER, filter, 16) < 0 ? Native.getLastError() : 0;
        } finally {
            // Only its address is in the structure: without this it may be freed before the call.
            Reference.reachabilityFence(code);
        }
    }

    void attach(List<Instruction> program) {
        int errno = tryAttach(program);
        if (errno != 0) {
            throw new AssertionError(program.size() + " instructions are refused with errno " + errno);
        }
    }

    void send(byte[] bytes) {
        check("send", fd, bytes.length == 0 ? new byte[1] : bytes, new NativeLong(bytes.length), 0);
    }

    /** The length of what is there, or -1 if nothing is. */
    int receive() {
        int length = call("recv", fd, buffer, new NativeLong(BUFFER_SIZE), MSG_DONTWAIT);
        if (length < 0 && Native.getLastError() != EAGAIN) {
            throw new AssertionError("recv failed with errno " + Native.getLastError());
        }
        return length;
    }

    /** The next frame and what the kernel tells of it; nothing if none comes in time. */
    Optional<KernelFrame> next() {
        Memory control = new Memory(64);
        Memory address = new Memory(KernelFrame.ADDRESS_SIZE);
        Memory vector = new Memory(16);
        vector.setPointer(0, buffer);
        vector.setLong(8, BUFFER_SIZE);
        Memory message = new Memory(56);
        message.clear();
        message.setPointer(0, address);
        message.setInt(8, KernelFrame.ADDRESS_SIZE);
        message.setPointer(16, vector);
        message.setLong(24, 1);
        message.setPointer(32, control);
        message.setLong(40, control.size());
        try {
            int length = call("recvmsg", fd, message, 0);
            return length < 0
                    ? Optional.empty()
                    : Optional.of(KernelFrame.of(buffer.getByteArray(0, length), address, details(control)));
        } finally {
            Reference.reachabilityFence(vector);
        }
    }

    /** The data of the one control message. */
    private static Pointer details(Memory control) {
        return control.share(16);
    }

    static int interfaceIndex(String device) {
        return check("if_nametoindex", device);
    }

    static void close(List<FilterSocket> sockets) {
        sockets.forEach(FilterSocket::close);
    }

    @Override
    public void close() {
        check("close", fd);
    }
}
