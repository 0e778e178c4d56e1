package dev.toami.protocols.flow;

/** What an {@link Endpoint} is an address of. */
public enum EndpointKind {
    IPV4(1, 4),
    IPV6(2, 16),
    MAC(3, 6),
    TCP_PORT(4, 2),
    UDP_PORT(5, 2),
    SCTP_PORT(6, 2),
    RUDP_PORT(7, 1),
    UDP_LITE_PORT(8, 2),
    DCCP_PORT(64, 2);

    /** The kind's number in hashes: gopacket's, where it has the kind. */
    final int code;

    /** How many bytes an address has. */
    final int size;

    EndpointKind(int code, int size) {
        this.code = code;
        this.size = size;
    }

    boolean isPort() {
        return size <= 2;
    }
}
