package dev.toami.afpacket;

import java.util.List;
import java.util.Optional;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.FilterRejectedException;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;
import jnr.constants.platform.Errno;

/** Compiles a session's filters and puts them where they run: in the kernel, and in the JVM what it cannot. */
final class FilterControl {
    private static final System.Logger LOG = System.getLogger(FilterControl.class.getName());

    private final CaptureTarget target;
    private final PacketSocket socket;
    private final FrameGate frames;
    private final FilterTarget filterTarget;
    private final RingKnowledge knowledge;
    private final CompiledFilter everything;
    private volatile FilterPlace place = FilterPlace.KERNEL;

    /** @param withHash whether the ring has the flow hash */
    FilterControl(CaptureTarget target, int snapLength, PacketSocket socket, FrameGate frames, boolean withHash) {
        this.target = target;
        this.socket = socket;
        this.frames = frames;
        this.filterTarget = target.filterTarget(snapLength);
        this.knowledge = new RingKnowledge(withHash);
        // A filter in the JVM looks at whole frames, as the kernel's do.
        this.everything = FilterCompiler.compile("", target.filterTarget(CaptureOptions.MAX_SNAP_LENGTH));
    }

    /** Before anything has been received: before the socket is bound, or after {@link #rejectAll}. */
    void start(CompiledFilter filter) throws CaptureException {
        if (!attach(filter)) {
            askInJvm(filter);
        }
    }

    /** Before the socket is bound, if {@link #start} has to wait until after that. */
    void rejectAll() throws ErrnoException {
        socket.attachFilter(List.of(Instruction.of(Opcode.RET, 0)));
    }

    /** While frames that passed the old filter may still be in the ring: they are asked in the JVM. */
    synchronized void replace(String expression) throws CaptureException {
        CompiledFilter filter = FilterCompiler.compile(expression, filterTarget);
        checkIsKnown(filter, "frames that are waiting cannot be asked for it; open a session with this filter instead");
        if (attach(filter)) {
            frames.askOnceRound(filter);
            place = FilterPlace.KERNEL;
        } else {
            askInJvm(filter);
        }
    }

    FilterPlace place() {
        return place;
    }

    /**
     * Gives the kernel the filter.
     *
     * <p>There is always one: at least one that cuts to the snap length, before frames are copied into the ring.
     *
     * @return whether the kernel runs it; if not, the old one is still in force
     */
    private boolean attach(CompiledFilter filter) throws CaptureException {
        String reason;
        if (filter.needsUserland()) {
            reason = filter.userlandReason().orElseThrow();
        } else {
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
        checkIsKnown(filter, "the kernel does not take the filter (" + reason + "), and the JVM does not know it");
        LOG.log(
                System.Logger.Level.INFO,
                "the filter of {0} instructions on {1} runs in the JVM, not in the kernel: {2}",
                filter.instructions().size(),
                target.name(),
                reason);
        return false;
    }

    /** The JVM asks first, and then the kernel lets everything in: no frame comes past both filters. */
    private void askInJvm(CompiledFilter filter) throws CaptureException {
        Runnable undo = frames.askAlways(filter);
        try {
            socket.attachFilter(everything.instructions());
            place = FilterPlace.JVM;
        } catch (ErrnoException e) {
            undo.run();
            throw rejected(everything, e);
        }
    }

    /** Refuses what the JVM would have to guess. */
    private void checkIsKnown(CompiledFilter filter, String why) throws FilterRejectedException {
        Optional<String> unknown = knowledge.lacking(filter.ancillaryLoads());
        if (unknown.isPresent()) {
            throw new FilterRejectedException("set the filter on " + target.name() + ": it asks for the "
                    + unknown.get() + " of frames, and " + why);
        }
    }

    private FilterRejectedException rejected(CompiledFilter filter, ErrnoException cause) {
        return new FilterRejectedException(
                "set the filter on " + target.name() + ": the kernel does not take it: " + cause.getMessage() + "\n"
                        + filter.disassemble(),
                cause);
    }
}
