package dev.toami.afpacket;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.engine.CaptureException;
import dev.toami.engine.FilterRejectedException;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import jnr.constants.platform.Errno;

/** Compiles a session's filters and puts them where they run: in the kernel, and in the JVM what it cannot. */
final class FilterControl {
    private final CaptureTarget target;
    private final PacketSocket socket;
    private final FrameGate frames;
    private final FilterTarget filterTarget;
    private final CompiledFilter everything;

    FilterControl(CaptureTarget target, int snapLength, PacketSocket socket, FrameGate frames) {
        this.target = target;
        this.socket = socket;
        this.frames = frames;
        this.filterTarget = target.filterTarget(snapLength);
        this.everything = FilterCompiler.compile("", filterTarget);
    }

    /** Before the socket is bound: nothing has been received yet. */
    void start(String expression) throws CaptureException {
        CompiledFilter filter = FilterCompiler.compile(expression, filterTarget);
        attach(filter);
        if (filter.needsUserland()) {
            frames.askAlways(filter);
        }
    }

    /** While frames that passed the old filter may still be in the ring. */
    synchronized void replace(String expression) throws CaptureException {
        CompiledFilter filter = FilterCompiler.compile(expression, filterTarget);
        attach(filter);
        if (filter.needsUserland()) {
            frames.askAlways(filter);
        } else {
            frames.askOnceRound(filter);
        }
    }

    private void attach(CompiledFilter filter) throws CaptureException {
        // There is always a filter: at least one that cuts to the snap length, before frames are copied into the ring.
        CompiledFilter inKernel = filter.needsUserland() ? everything : filter;
        try {
            socket.attachFilter(inKernel.instructions());
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EINVAL || e.errno() == Errno.ENOMEM) {
                throw rejected(inKernel, e);
            }
            throw Errors.of("set the filter on " + target.name(), e);
        }
    }

    private FilterRejectedException rejected(CompiledFilter filter, ErrnoException cause) {
        FilterRejectedException exception = new FilterRejectedException(
                "the kernel does not take the filter \"" + filter.expression() + "\" with its "
                        + filter.instructions().size() + " instructions: " + cause.getMessage() + "\n"
                        + filter.disassemble());
        exception.initCause(cause);
        return exception;
    }
}
