package dev.toami.filter.codegen;

import java.util.ArrayList;
import java.util.List;

import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.meaning.Value;

import static dev.toami.filter.bpf.Opcode.*;

/**
 * The loop that walks through the headers of an IP packet. The accumulator has the protocol of the next header, the index
 * register its offset in the packet. Every turn goes at least eight bytes ahead, so the end of the packet ends it.
 *
 * <pre>
 *        0           1       an extension header: (length + 1) * 8 bytes
 *        +-----------+-------+---------------
 *        | protocol  |length |                of the next header
 *        +-----------+-------+---------------
 *                            an authentication header: (length + 2) * 4 bytes
 * </pre>
 *
 * <p>In IPv4 only authentication headers are passed (RFC 4302). libpcap looks for what follows such a header at {@code
 * (length + 2) * 4} from the start of the packet, wherever the header was: where another one follows it goes astray, and on
 * some packets it never ends.
 */
final class ChainWalk {
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;

    private static final int IPV4_PROTOCOL = 9;
    private static final int IPV6_NEXT = 6;
    private static final int IPV6_HEADER = 40;

    /** How many instructions a step takes. */
    private static final int STEP = 9;

    private final int start;
    private final int scratch;
    private final List<Instruction> out = new ArrayList<>();

    private ChainWalk(int start, int scratch) {
        this.start = start;
        this.scratch = scratch;
    }

    /**
     * Instructions that leave the protocol in the accumulator.
     *
     * @param scratch a word of scratch memory that is free
     */
    static List<Instruction> of(Value.ProtocolChain chain, int scratch) {
        ChainWalk walk = new ChainWalk(chain.start(), scratch);
        if (chain.isIpv6()) {
            walk.ipv6(chain.number());
        } else {
            walk.ipv4(chain.number());
        }
        return walk.out;
    }

    private void ipv4(int number) {
        emit(LD | B | ABS, start + IPV4_PROTOCOL);
        emit(LDX | B | MSH, start);
        int again = out.size();
        jumpIf(number, 1 + STEP, 0);
        jumpIf(AUTHENTICATION, 0, STEP);
        step(2, 2, again);
    }

    private void ipv6(int number) {
        emit(LD | B | ABS, start + IPV6_NEXT);
        emit(LDX | IMM, IPV6_HEADER);
        int again = out.size();
        jumpIf(number, 5 + 2 * STEP, 0);
        jumpIf(HOP_BY_HOP, 4, 0);
        jumpIf(DESTINATION_OPTIONS, 3, 0);
        jumpIf(ROUTING, 2, 0);
        jumpIf(FRAGMENT, 1, 0);
        jumpIf(AUTHENTICATION, STEP, 2 * STEP);
        step(1, 3, again);
        step(2, 2, again);
    }

    private void jumpIf(int protocol, int whenTrue, int whenFalse) {
        out.add(new Instruction(JMP | JEQ | K, whenTrue, whenFalse, protocol));
    }

    /** Goes to the next header: over {@code (length + added) << shift} bytes. */
    private void step(int added, int shift, int again) {
        emit(LD | B | IND, start);
        emit(ST, scratch);
        emit(LD | B | IND, start + 1);
        emit(ALU | ADD | K, added);
        emit(ALU | LSH | K, shift);
        emit(ALU | ADD | X, 0);
        emit(MISC | TAX, 0);
        emit(LD | MEM, scratch);
        emit(JMP | JA, again - out.size() - 1);
    }

    private void emit(int code, int k) {
        out.add(Instruction.of(code, k));
    }
}
