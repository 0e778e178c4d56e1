package dev.toami.protocols;

/** The tables of a {@link Dissector}: where the code comes from that says which layer is next. */
public enum DispatchTable {
    /** {@code LINKTYPE_} values of capture files. */
    LINK_TYPE(0xffff),
    /** IEEE 802 EtherTypes; 0 stands for the LLC header that follows a length. */
    ETHER_TYPE(0xffff),
    /** IANA protocol numbers, of IPv4 and of IPv6 next headers. */
    IP_PROTOCOL(0xff),
    /** Types of ICMPv6 messages whose body is a layer of its own. */
    ICMPV6_TYPE(0xff),
    /** PPP protocol numbers (RFC 1661). */
    PPP_PROTOCOL(0xffff),
    /** LLC destination service access points. */
    LLC_SAP(0xff),
    /** SNAP: the organization's 24 bits, then the protocol's 16; organization 0 is looked up as an EtherType. */
    SNAP_PROTOCOL(0xff_ffff_ffffL),
    /** Subtypes of slow protocols (IEEE 802.3, annex 57A). */
    SLOW_PROTOCOL(0xff),
    /** Key descriptor types of EAPOL-Key frames: what their key data are that are not encrypted. */
    EAPOL_KEY_DATA(0xff),
    UDP_PORT(0xffff),
    TCP_PORT(0xffff),
    SCTP_PORT(0xffff),
    /** SCTP payload protocol identifiers. */
    SCTP_PAYLOAD_PROTOCOL(0xffff_ffffL);

    private final long max;

    DispatchTable(long max) {
        this.max = max;
    }

    /** @throws IllegalArgumentException if the table can have no such code */
    long check(long code) {
        if (code < 0 || code > max) {
            throw new IllegalArgumentException("code " + code + " is not in the range 0 to " + max + " of " + this);
        }
        return code;
    }
}
