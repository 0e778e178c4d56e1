package dev.toami.engine;

/** What becomes of the outermost VLAN tag, which Linux takes out of a frame before a packet socket sees it. */
public enum VlanTags {
    /** It is put back where it was on the wire: {@link Frame#bytes()} have it. */
    IN_BYTES,
    /** It stays out of the bytes: {@link Frame#vlanTci()} and {@link Frame#vlanTpid()} tell it, and nothing is moved. */
    BESIDE
}
