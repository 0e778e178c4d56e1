package dev.toami.protocols.transport;

import java.util.EnumSet;
import java.util.Set;

/** A control bit of a TCP header (RFC 9293, section 3.1; NS is RFC 3540's, AE of RFC 9768 the same bit). */
public enum TcpFlag {
    FIN(0x001),
    SYN(0x002),
    RST(0x004),
    PSH(0x008),
    ACK(0x010),
    URG(0x020),
    ECE(0x040),
    CWR(0x080),
    NS(0x100);

    /** RFC 9768, accurate ECN: the bit that was {@link #NS}. */
    public static final TcpFlag AE = NS;

    private final int bit;

    TcpFlag(int bit) {
        this.bit = bit;
    }

    /** Its bit in the 16 bits that hold data offset and flags. */
    public int bit() {
        return bit;
    }

    static Set<TcpFlag> read(int bits) {
        EnumSet<TcpFlag> set = EnumSet.noneOf(TcpFlag.class);
        for (TcpFlag flag : values()) {
            if ((bits & flag.bit) != 0) {
                set.add(flag);
            }
        }
        return set;
    }
}
