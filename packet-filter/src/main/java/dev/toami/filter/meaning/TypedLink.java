package dev.toami.filter.meaning;

/** A header with an EtherType in it. */
final class TypedLink extends LinkLayer {
    private final int type;

    TypedLink(Loads loads, int type, int payload) {
        super(loads, FrameLayout.plain(payload));
        this.type = type;
    }

    @Override
    Condition carries(int protocol) {
        return Condition.equal(header(type, 2), protocol);
    }
}
