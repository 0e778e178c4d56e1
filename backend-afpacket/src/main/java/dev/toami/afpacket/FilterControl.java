package dev.toami.afpacket;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.FilterRejectedException;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import jnr.constants.platform.Errno;

/** Compiles a session's filters and puts them where they run: in the kernel, and in the JVM what it cannot. */
final class FilterControl {
    private static final System.Logger LOG = System.getLogger(FilterControl.class.getName());

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
        // A filter in the JVM looks at whole frames, as the kernel's do.
        this.everything = FilterCompiler.compile("", target.filterTarget(CaptureOptions.MAX_SNAP_LENGTH));
    }

    /** Before the socket is bound: nothing has been received yet. */
    void start(String expression) throws CaptureException {
        CompiledFilter filter = FilterCompiler.compile(expression, filterTarget);
        if (!attach(filter)) {
            frames.askAlways(filter);
        }
    }

    /** While frames that passed the old filter may still be in the ring. */
    synchronized void replace(String expression) throws CaptureException {
        CompiledFilter filter = FilterCompiler.compile(expression, filterTarget);
        if (attach(filter)) {
            frames.askOnceRound(filter);
        } else {
            frames.askAlways(filter);
        }
    }

    /**
     * Gives the kernel the filter, or one that accepts everything if it cannot run it.
     *
     * <p>There is always one: at least one that cuts to the snap length, before frames are copied into the ring.
     *
     * @return whether the kernel runs it
     */
    private boolean attach(CompiledFilter filter) throws CaptureException {
        String reason = "it needs bytes that a cooked socket does not have, or is too long";
        if (!filter.needsUserland()) {
            try {
                socket.attachFilter(filter.instructions());
                return true;
            } catch (ErrnoException e) {
                // ENOMEM: the program, once translated, is larger than net.core.optmem_max allows.
                if (e.errno() != Errno.EINVAL && e.errno() != Errno.ENOMEM) {
                    throw Errors.of("set the filter on " + target.name(), e);
                }
                reason = e.getMessage();
            }
        }
        LOG.log(
                System.Logger.Level.INFO,
                "the filter of {0} instructions on {1} runs in the JVM, not in the kernel: {2}",
                filter.instructions().size(),
                target.name(),
                reason);
        try {
            socket.attachFilter(everything.instructions());
            return false;
        } catch (ErrnoException e) {
            throw rejected(everything, e);
        }
    }

    private FilterRejectedException rejected(CompiledFilter filter, ErrnoException cause) {
        return new FilterRejectedException(
                "set the filter on " + target.name() + ": the kernel does not take it: " + cause.getMessage() + "\n"
                        + filter.disassemble(),
                cause);
    }
}
