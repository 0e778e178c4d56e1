package dev.toami.protocols.ppp;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;

/**
 * A PPP protocol number (RFC 1661, IANA Point-to-Point Protocol Field Assignments).
 *
 * @param value 16 bits; a number below 256 may stand in one byte
 */
public record PppProtocol(int value) {
    public static final PppProtocol IPV4 = new PppProtocol(0x0021);
    public static final PppProtocol IPV6 = new PppProtocol(0x0057);
    public static final PppProtocol MPLS_UNICAST = new PppProtocol(0x0281);
    public static final PppProtocol MPLS_MULTICAST = new PppProtocol(0x0283);
    public static final PppProtocol IPCP = new PppProtocol(0x8021);
    public static final PppProtocol OSINLCP = new PppProtocol(0x8023);
    public static final PppProtocol IPV6CP = new PppProtocol(0x8057);
    public static final PppProtocol CCP = new PppProtocol(0x80fd);
    public static final PppProtocol CDPCP = new PppProtocol(0x8207);
    public static final PppProtocol MPLSCP = new PppProtocol(0x8281);
    public static final PppProtocol LCP = new PppProtocol(0xc021);
    public static final PppProtocol PAP = new PppProtocol(0xc023);
    public static final PppProtocol CHAP = new PppProtocol(0xc223);

    /** A value that PPP carries under a number of its own. */
    public interface Carried {
        PppProtocol pppProtocol();
    }

    public PppProtocol {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("a PPP protocol number has 16 bits: " + value);
        }
    }

    /** The number of what follows in {@code context}, 0 if nothing follows or it has none. */
    static int of(BuildContext context) {
        if (context.inner().orElse(null) instanceof Carried inner) {
            return inner.pppProtocol().value();
        }
        return switch (EtherTyped.of(context)) {
            case 0x0800 -> IPV4.value;
            case 0x86dd -> IPV6.value;
            case 0x8847 -> MPLS_UNICAST.value;
            case 0x8848 -> MPLS_MULTICAST.value;
            default -> 0;
        };
    }

    /** The name that gopacket prints. */
    static String label(int value) {
        return switch (value) {
            case 0x0021 -> "IPv4";
            case 0x0057 -> "IPv6";
            case 0x0281 -> "MPLSUnicast";
            case 0x0283 -> "MPLSMulticast";
            default -> "UnknownPPPType";
        };
    }

    @Override
    public String toString() {
        return label(value);
    }
}
