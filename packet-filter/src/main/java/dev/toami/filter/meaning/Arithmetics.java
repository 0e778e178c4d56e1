package dev.toami.filter.meaning;

import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.Alu;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.syntax.Arithmetic;
import dev.toami.filter.syntax.Arithmetic.Operator;
import dev.toami.filter.syntax.Comparison;
import dev.toami.filter.syntax.Expression.Relation;
import dev.toami.filter.syntax.Protocol;

/** What arithmetic and comparisons mean. Constants are folded. */
final class Arithmetics {
    private final Problems problems;
    private final LinuxFields linuxFields;

    Arithmetics(FilterTarget target, Problems problems) {
        this.problems = problems;
        this.linuxFields = new LinuxFields(target, problems);
    }

    Condition meaning(LinkLayer link, Relation relation) {
        Guarded left = meaning(link, relation.left());
        Guarded right = meaning(link, relation.right());
        Condition comparison = compare(left.value(), relation.comparison(), right.value());
        boolean mayLack = left.mayLack() || right.mayLack();
        return Condition.all(left.guard(), right.guard(), mayLack ? new Condition.InPlace(comparison) : comparison);
    }

    static Condition compare(Value left, Comparison comparison, Value right) {
        return switch (comparison) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> Condition.not(equal(left, right));
            case GREATER -> new Condition.Test(left, Opcode.JGT, right);
            case GREATER_OR_EQUAL -> new Condition.Test(left, Opcode.JGE, right);
            case LESS -> Condition.not(new Condition.Test(left, Opcode.JGE, right));
            case LESS_OR_EQUAL -> Condition.not(new Condition.Test(left, Opcode.JGT, right));
        };
    }

    private static Condition equal(Value left, Value right) {
        return left instanceof Value.Constant && !(right instanceof Value.Constant)
                ? new Condition.Test(right, Opcode.JEQ, left)
                : new Condition.Test(left, Opcode.JEQ, right);
    }

    private Guarded meaning(LinkLayer link, Arithmetic arithmetic) {
        if (arithmetic instanceof Arithmetic.Constant number) {
            return Guarded.always(new Value.Constant(number.value()));
        } else if (arithmetic instanceof Arithmetic.Length) {
            return Guarded.always(new Value.PacketLength());
        } else if (arithmetic instanceof Arithmetic.Negation negation) {
            Guarded operand = meaning(link, negation.operand());
            Value value = operand.value() instanceof Value.Constant constant
                    ? new Value.Constant(-constant.value())
                    : new Value.Negation(operand.value());
            return new Guarded(value, operand.guard(), operand.mayLack());
        } else if (arithmetic instanceof Arithmetic.Operation operation) {
            return operation(link, operation);
        } else if (arithmetic instanceof Arithmetic.Linux linux) {
            return Guarded.always(linuxFields.meaning(link, linux));
        }
        Arithmetic.Load load = (Arithmetic.Load) arithmetic;
        Guarded index = meaning(link, load.index());
        boolean inHeader = index.value() instanceof Value.Constant constant
                && Integer.compareUnsigned(constant.value(), headerLength(link, load.protocol()) - load.size()) <= 0;
        Guarded loaded = load(link, load, index);
        return new Guarded(loaded.value(), loaded.guard(), !inHeader);
    }

    /** How many bytes every whole packet of a protocol has, at least as many as a load has. */
    private static int headerLength(LinkLayer link, Protocol protocol) {
        return switch (protocol) {
            case LINK ->
                link.payload().base().isPresent()
                        ? 4
                        : Math.max(4, link.payload().constant());
            case IP, TCP -> 20;
            case IP6 -> 40;
            case ARP, RARP -> 28;
            case SCTP -> 12;
            case UDP, ICMP, IGMP, VRRP, CARP, RADIO -> 8;
            default -> 4;
        };
    }

    private Guarded operation(LinkLayer link, Arithmetic.Operation operation) {
        Guarded left = meaning(link, operation.left());
        Guarded right = meaning(link, operation.right());
        int opcode = opcode(operation.operator());
        boolean constant = right.value() instanceof Value.Constant;
        int number = right.value() instanceof Value.Constant c ? c.value() : 0;
        boolean divides = opcode == Opcode.DIV || opcode == Opcode.MOD;
        boolean shifts = opcode == Opcode.LSH || opcode == Opcode.RSH;
        problems.check(!(constant && divides && number == 0), operation.span(), "division by zero");
        boolean tooFar = constant && shifts && (number & ~31) != 0;
        boolean literal = operation.right() instanceof Arithmetic.Constant;
        problems.check(!tooFar || !literal, operation.span(), "shift by more than 31 bits");
        Value value = tooFar ? allShiftedOut(left.value()) : new Value.Operation(opcode, left.value(), right.value());
        if (constant && left.value() instanceof Value.Constant c) {
            value = new Value.Constant(Alu.apply(opcode, c.value(), number));
        }
        // libpcap lets the left operand alone decide whether the protocols are the right ones.
        boolean mayDivideByZero = divides && !constant;
        return new Guarded(value, left.guard(), left.mayLack() || right.mayLack() || mayDivideByZero);
    }

    /** As in libpcap, the number of bits may be too high where it is computed: no bit is left of what is still computed. */
    private static Value allShiftedOut(Value value) {
        return Condition.masked(value, 0);
    }

    private static int opcode(Operator operator) {
        return switch (operator) {
            case OR -> Opcode.OR;
            case AND -> Opcode.AND;
            case SHIFT_LEFT -> Opcode.LSH;
            case SHIFT_RIGHT -> Opcode.RSH;
            case ADD -> Opcode.ADD;
            case SUBTRACT -> Opcode.SUB;
            case MULTIPLY -> Opcode.MUL;
            case DIVIDE -> Opcode.DIV;
            case MODULO -> Opcode.MOD;
            case XOR -> Opcode.XOR;
        };
    }

    private Guarded load(LinkLayer link, Arithmetic.Load load, Guarded index) {
        Protocol protocol = load.protocol();
        int size = load.size();
        return switch (protocol) {
            case LINK -> new Guarded(link.loads.at(link.header(), index.value(), size), index.guard());
            case IP, IP6, ARP, RARP, ATALK, DECNET, LAT, SCA, MOPRC, MOPDL ->
                new Guarded(
                        link.loads.at(link.payload(), index.value(), size),
                        Condition.all(index.guard(), IpProtocols.abbreviation(link, protocol, load.span(), problems)));
            case TCP, UDP, SCTP, ICMP, IGMP, IGRP, PIM, VRRP, CARP ->
                new Guarded(
                        link.loads.behindIpv4(link.payload(), index.value(), size),
                        Condition.all(
                                link.carries(EtherTypes.IPV4),
                                index.guard(),
                                IpProtocols.abbreviation(link, protocol, load.span(), problems),
                                IpProtocols.isFirstFragment(link)));
            case ICMP6 ->
                new Guarded(
                        link.loads.at(link.payload().plus(IpProtocols.IPV6_HEADER), index.value(), size),
                        Condition.all(
                                index.guard(),
                                link.carries(EtherTypes.IPV6),
                                link.payloadIs(IpProtocols.IPV6_NEXT, 1, IpProtocols.ICMP6)));
            case RADIO -> {
                problems.check(link.hasRadioHeader(), load.span(), "there is no radio header here");
                yield new Guarded(link.loads.at(Offset.of(0), index.value(), size), index.guard());
            }
            default -> throw problems.at(load.span(), "the bytes of \"" + protocol + "\" cannot be indexed");
        };
    }
}
