package dev.toami.protocols.icmp;

import dev.toami.engine.Bytes;

/** Nonce option of secure neighbour discovery (RFC 3971, section 5.3.2). */
public record NdpNonce(Bytes data) implements NdpOption {
    @Override
    public int type() {
        return NONCE;
    }
}
