package dev.toami.afpacket.sys;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.Library;
import com.kenai.jffi.Type;
import dev.toami.engine.Bytes;

/**
 * send(2) of short frames, from memory of its own. Errno is not kept, which takes as long as the rest of the call: who needs
 * it sends again through {@link Syscalls}. For one thread at a time.
 *
 * <p>All that a call touches was made at once, so that it is likely to be in the same page: where the kernel isolates its page
 * tables, the first touch of each page after a system call takes as long as dozens of instructions.
 */
public abstract class SendCall {
    /** Bytes of the longest frame, jumbo frames included. */
    public static final int ROOM = 1 << 14;

    /** What outlives a call: jffi never frees a context, and memory outside the heap is freed late. */
    private record Parts(CallContext context, ByteBuffer memory) {
        static Parts create() {
            Type[] parameters = {Type.SINT32, Type.POINTER, Type.UINT64, Type.SINT32};
            return new Parts(
                    new CallContext(Type.SINT64, parameters, CallingConvention.DEFAULT, false), Memory.allocate(ROOM));
        }
    }

    /** Given back, for the next: as many as were in use at a time. */
    private static final Queue<Parts> IDLE = new ConcurrentLinkedQueue<>();

    private final Invoker invoker = Invoker.getInstance();
    private final long function = Library.getDefault().getSymbolAddress("send");
    private final CallContext context;
    private final ByteBuffer memory;
    private final long address;
    private final int fd;

    protected SendCall(Syscalls syscalls, int fd) {
        Parts idle = IDLE.poll();
        Parts parts = idle != null ? idle : Parts.create();
        context = parts.context;
        memory = parts.memory;
        address = syscalls.address(memory);
        this.fd = fd;
    }

    /** To be called once, when nobody calls it any more. */
    protected final void giveBack() {
        IDLE.add(new Parts(context, memory));
    }

    /**
     * Sends a frame of {@value #ROOM} bytes at the most.
     *
     * @return whether the kernel took it
     */
    protected final boolean send(Bytes frame, int flags) {
        int length = frame.length();
        frame.copyTo(0, memory, 0, length);
        try {
            return invoker.invokeL4(context, function, fd, address, length, flags) >= 0;
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
