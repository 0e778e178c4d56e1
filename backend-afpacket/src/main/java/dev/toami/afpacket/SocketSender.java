package dev.toami.afpacket;

import java.util.List;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Bytes;

/** Sends with send(2), or several with sendmmsg(2). */
final class SocketSender extends FrameSender {
    private final Syscalls syscalls;
    private final int fd;
    private final SendBuffers buffers;

    SocketSender(Syscalls syscalls, int fd, CaptureTarget target) {
        super(syscalls, fd, target);
        this.syscalls = syscalls;
        this.fd = fd;
        this.buffers = new SendBuffers(syscalls);
    }

    @Override
    void offer(Bytes frame) throws ErrnoException {
        SendBuffer buffer = buffers.take(frame.length());
        try {
            buffer.put(frame);
            syscalls.send(fd, buffer.dataAddress(), frame.length(), Linux.MSG_DONTWAIT);
        } finally {
            buffer.give();
        }
    }

    @Override
    int offer(List<Bytes> frames, int from) throws ErrnoException {
        SendBuffer buffer = buffers.take(frames.get(from).length());
        try {
            int count = buffer.put(frames, from);
            return syscalls.sendMessages(fd, buffer.messagesAddress(), count, Linux.MSG_DONTWAIT);
        } finally {
            buffer.give();
        }
    }
}
