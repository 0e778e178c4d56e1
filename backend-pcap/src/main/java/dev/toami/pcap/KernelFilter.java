package dev.toami.pcap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterRejectedException;
import dev.toami.engine.NetworkDevice;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.bpf.Disassembler;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;

/**
 * The program on the packet socket of a session: first its direction, then its filter.
 *
 * <p>libpcap keeps to the direction as well, but only behind the buffer. It also leaves out what goes out on the loopback
 * device, since that comes in again.
 */
final class KernelFilter {
    private static final System.Logger LOG = System.getLogger(KernelFilter.class.getName());

    private static final int PACKET_OUTGOING = 4;
    private static final Instruction REJECT = Instruction.of(Opcode.RET | Opcode.K, 0);
    private static final List<Instruction> ACCEPT =
            List.of(Instruction.of(Opcode.RET | Opcode.K, CaptureOptions.MAX_SNAP_LENGTH));

    private final String device;
    private final PacketSocket socket;
    private final List<Instruction> direction;

    /** @param loopbackIndex of the device {@code lo}, 0 if there is none */
    KernelFilter(String device, PacketSocket socket, Direction direction, int interfaceIndex, int loopbackIndex) {
        this.device = device;
        this.socket = socket;
        List<Instruction> program = new ArrayList<>();
        boolean seesLoopback = device.equals(NetworkDevice.ANY) || interfaceIndex == loopbackIndex;
        if (seesLoopback && loopbackIndex != 0 && direction != Direction.IN) {
            program.add(load(AncillaryLoad.INTERFACE_INDEX));
            program.add(equal(loopbackIndex, 0, 3));
            program.add(load(AncillaryLoad.PACKET_TYPE));
            program.add(equal(PACKET_OUTGOING, 0, 1));
            program.add(REJECT);
        }
        if (direction != Direction.INOUT) {
            program.add(load(AncillaryLoad.PACKET_TYPE));
            program.add(direction == Direction.IN ? equal(PACKET_OUTGOING, 0, 1) : equal(PACKET_OUTGOING, 1, 0));
            program.add(REJECT);
        }
        this.direction = List.copyOf(program);
    }

    private static Instruction load(AncillaryLoad what) {
        return Instruction.of(Opcode.LD | Opcode.W | Opcode.ABS, what.k());
    }

    private static Instruction equal(int number, int jt, int jf) {
        return new Instruction(Opcode.JMP | Opcode.JEQ | Opcode.K, jt, jf, number);
    }

    /**
     * Gives the kernel a filter, or one that accepts everything if it cannot run it.
     *
     * @param filter nothing for everything
     * @return whether the kernel runs it
     */
    boolean attach(Optional<CompiledFilter> filter) throws CaptureException {
        if (filter.isPresent() && isAttached(filter.get())) {
            return true;
        }
        attachAll();
        return filter.isEmpty();
    }

    private boolean isAttached(CompiledFilter filter) throws CaptureException {
        String reason;
        if (filter.needsUserland()) {
            reason = filter.userlandReason().orElseThrow();
        } else {
            int errno = socket.attachFilter(program(filter.instructions()));
            if (errno == 0) {
                return true;
            }
            // EINVAL: longer than the kernel takes. ENOMEM: larger, once translated, than net.core.optmem_max allows.
            if (errno != LibC.EINVAL && errno != LibC.ENOMEM) {
                throw Errors.ofErrno("set the filter on " + device, "setsockopt", errno);
            }
            reason = Errors.reason("setsockopt", errno);
        }
        LOG.log(
                System.Logger.Level.INFO,
                "the filter of {0} instructions on {1} runs in the JVM, not in the kernel: {2}",
                filter.instructions().size(),
                device,
                reason);
        return false;
    }

    private void attachAll() throws CaptureException {
        List<Instruction> program = program(ACCEPT);
        int errno = socket.attachFilter(program);
        if (errno != 0) {
            throw new FilterRejectedException("set the filter on " + device + ": the kernel does not take it: "
                    + Errors.reason("setsockopt", errno) + "\n" + Disassembler.disassemble(program));
        }
    }

    private List<Instruction> program(List<Instruction> filter) {
        List<Instruction> program = new ArrayList<>(direction);
        program.addAll(filter);
        return program;
    }
}
