package dev.toami.protocols.build;

import dev.toami.protocols.numbers.IpProtocol;

/** A layer that follows an IP protocol field. */
public interface IpCarried {
    /** The protocol number that announces this layer. */
    IpProtocol protocol();

    /** The protocol number of what follows in {@code context}, or {@code otherwise} if it has none. */
    static int of(BuildContext context, int otherwise) {
        return context.inner().orElse(null) instanceof IpCarried inner
                ? inner.protocol().value()
                : otherwise;
    }
}
