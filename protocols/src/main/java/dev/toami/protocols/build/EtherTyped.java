package dev.toami.protocols.build;

import dev.toami.protocols.numbers.EtherType;

/** A layer that follows an EtherType field. */
public interface EtherTyped {
    /** The EtherType that announces this layer. */
    EtherType announcedBy();

    /** The EtherType of what follows in {@code context}, 0 if nothing follows or it has none. */
    static int of(BuildContext context) {
        return context.inner().orElse(null) instanceof EtherTyped inner
                ? inner.announcedBy().value()
                : 0;
    }
}
