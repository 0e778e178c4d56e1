package dev.toami.protocols.build;

import dev.toami.protocols.numbers.IpProtocol;

/** A layer that follows an IP protocol field. */
public interface IpCarried {
    /** The protocol number that announces this layer. */
    IpProtocol protocol();
}
