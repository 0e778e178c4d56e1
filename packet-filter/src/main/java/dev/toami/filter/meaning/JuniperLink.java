package dev.toami.filter.meaning;

import java.util.Optional;
import java.util.function.Function;

/**
 * The headers of Juniper's interfaces. They begin with {@code MGC} and a byte whose lowest bit tells the direction; what
 * follows differs, and libpcap tells no protocols apart.
 */
final class JuniperLink extends LinkLayer {
    private static final int MAGIC = 0x4d474300;
    /** What libpcap computes with where it does not know an offset. */
    private static final int UNKNOWN = -1;

    private JuniperLink(Loads loads, FrameLayout layout) {
        super(loads, layout);
    }

    private static Function<Loads, LinkLayer> of(int content, int payload, int payloadBehindLlc) {
        FrameLayout layout = new FrameLayout(Offset.of(0), Offset.of(content), payload, payloadBehindLlc);
        return loads -> new JuniperLink(loads, layout);
    }

    /** The payload behind a header of so many bytes. */
    static Function<Loads, LinkLayer> header(int length) {
        return of(length, 0, UNKNOWN);
    }

    /** The same, or there is a cookie and an LLC header before the payload. */
    static Function<Loads, LinkLayer> atm(int length) {
        return of(length, 0, 10);
    }

    /** An Ethernet frame behind 14 bytes and four more. */
    static Function<Loads, LinkLayer> ethernet() {
        return of(14, 18, 21);
    }

    /** A header of a length that depends on much. */
    static Function<Loads, LinkLayer> unknown() {
        return of(UNKNOWN, UNKNOWN, UNKNOWN);
    }

    @Override
    Condition carries(int protocol) {
        return Condition.equal(header(0, 4), 0xffff_ff00, MAGIC);
    }

    @Override
    Optional<Condition> direction(boolean inbound) {
        return Optional.of(Condition.equal(header(3, 1), 1, inbound ? 1 : 0));
    }
}
