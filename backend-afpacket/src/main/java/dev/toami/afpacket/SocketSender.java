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
    private final SendBuffers others;
    /** For the thread that mostly sends alone; null before it does. */
    private volatile SendBuffer first;

    SocketSender(Syscalls syscalls, int fd, CaptureTarget target) {
        super(syscalls, fd, target);
        this.syscalls = syscalls;
        this.fd = fd;
        this.others = new SendBuffers(syscalls);
    }

    @Override
    void offer(Bytes frame) throws ErrnoException {
        SendBuffer buffer = take(frame.length());
        try {
            buffer.put(frame);
            syscalls.send(fd, buffer.dataAddress(), frame.length(), Linux.MSG_DONTWAIT);
        } finally {
            buffer.give();
        }
    }

    @Override
    int offer(List<Bytes> frames, int from) throws ErrnoException {
        SendBuffer buffer = take(frames.get(from).length());
        try {
            int count = buffer.put(frames, from);
            return syscalls.sendMessages(fd, buffer.messagesAddress(), count, Linux.MSG_DONTWAIT);
        } finally {
            buffer.give();
        }
    }

    /** After a system call each object on the way to the buffer is likely to be out of the caches: so none is for the first one. */
    private SendBuffer take(int length) {
        SendBuffer usual = first;
        if (usual != null && length <= SendBuffer.DATA_SIZE && usual.take()) {
            return usual;
        }
        SendBuffer other = others.take(length);
        if (usual == null && length <= SendBuffer.DATA_SIZE) {
            first = other;
        }
        return other;
    }
}
