package dev.toami.filter.meaning;

import java.util.List;
import java.util.Optional;

import dev.toami.filter.bpf.Opcode;

/**
 * The log of OpenBSD's packet filter, pflog(4): a header that tells its own length, which is padded to four bytes.
 *
 * <pre>
 * 0      1              2      3      4       60        61
 * |length|address family|action|reason|  ...  |direction| ...
 * </pre>
 */
final class PflogLink extends NumberedLink {
    PflogLink(Loads loads) {
        super(loads, FrameLayout.plain(Offset.of(0), Offset.behind(CONTENT_START, 0)), 1, 1, AddressFamilies.NUMBERS);
    }

    @Override
    List<Rule.Prologue> prologues() {
        Value padded = new Value.Operation(Opcode.ADD, header(0, 1), new Value.Constant(3));
        Value rounded = Condition.masked(padded, ~3);
        return List.of(new Rule.Prologue(
                CONTENT_START, new Rule.Decision.Let(CONTENT_START, rounded, new Rule.Decision.Outcome(true, 0))));
    }

    @Override
    Optional<Condition> direction(boolean inbound) {
        return Optional.of(Condition.equal(header(60, 1), inbound ? 1 : 2));
    }
}
