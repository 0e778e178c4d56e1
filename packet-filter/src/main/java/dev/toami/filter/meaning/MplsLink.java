package dev.toami.filter.meaning;

import java.util.Optional;

/**
 * The inside of an MPLS label (RFC 3032), which does not tell what it carries: the IP version does.
 *
 * <pre>
 * 0                    20   23 24       32
 * +--------------------+-----+-+---------+
 * |       label        |class|S|   TTL   |   S: the last label of the stack
 * +--------------------+-----+-+---------+
 * </pre>
 */
final class MplsLink extends LinkLayer {
    private static final int LABEL = 4;
    /** Offset of the byte with the S bit, from the end of the label. */
    private static final int BOTTOM_OF_STACK = -2;

    /** What has the label in its payload, or another label. */
    private final LinkLayer outside;

    MplsLink(LinkLayer outside) {
        super(outside.loads, outside.layout.skip(LABEL));
        this.outside = outside;
    }

    /**
     * {@inheritDoc}
     *
     * @throws NotCarriedException for everything but IP
     */
    @Override
    Condition carries(int protocol) {
        int version =
                switch (protocol) {
                    case EtherTypes.IPV4 -> 0x40;
                    case EtherTypes.IPV6 -> 0x60;
                    default -> throw new NotCarriedException("behind an MPLS label only IP can be told");
                };
        return Condition.all(
                Condition.equal(payload(BOTTOM_OF_STACK, 1), 1, 1), Condition.equal(payload(0, 1), 0xf0, version));
    }

    @Override
    Condition carriesMpls() {
        return Condition.equal(payload(BOTTOM_OF_STACK, 1), 1, 0);
    }

    @Override
    Optional<LinkLayer> insideMpls() {
        return Optional.of(new MplsLink(this));
    }

    @Override
    boolean carriesIpOnly() {
        return true;
    }

    @Override
    Optional<LinkAddresses> addresses() {
        return outside.addresses();
    }

    @Override
    Optional<Condition> carriesLlc() {
        return outside.carriesLlc();
    }
}
