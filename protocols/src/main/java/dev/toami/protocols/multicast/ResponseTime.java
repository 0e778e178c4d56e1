package dev.toami.protocols.multicast;

/** The codes for times and intervals in IGMPv3 and MLDv2: as they are when small, floating point above. */
final class ResponseTime {
    private static final int TENTHS_PER_MINUTE = 600;

    private ResponseTime() {}

    /** What a code of 8 bits means (RFC 3376, section 4.1.1): an exponent of 3 bits, a mantissa of 4. */
    static int decode8(int code) {
        return code < 0x80 ? code : ((code & 0xf) | 0x10) << ((code >> 4 & 7) + 3);
    }

    /** What a code of 16 bits means (RFC 3810, section 5.1.3): an exponent of 3 bits, a mantissa of 12. */
    static int decode16(int code) {
        return code < 0x8000 ? code : ((code & 0xfff) | 0x1000) << ((code >> 12 & 7) + 3);
    }

    /**
     * A code as gopacket prints it, whatever it stands for: tenths of a second; above 127 with mantissa and exponent
     * exchanged, in 8 bits.
     */
    static String gopacketText(int code) {
        int tenths = code < 0x80 ? code : (((code >> 4 & 7) | 0x10) << ((code & 0xf) + 3)) & 0xff;
        if (tenths == 0) {
            return "0s";
        }
        if (tenths < 10) {
            return tenths * 100 + "ms";
        }
        String minutes = tenths < TENTHS_PER_MINUTE ? "" : tenths / TENTHS_PER_MINUTE + "m";
        int rest = tenths % TENTHS_PER_MINUTE;
        return minutes + rest / 10 + (rest % 10 == 0 ? "" : "." + rest % 10) + "s";
    }
}
