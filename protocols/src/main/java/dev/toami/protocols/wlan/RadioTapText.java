package dev.toami.protocols.wlan;

import java.util.StringJoiner;

import dev.toami.engine.Bytes;
import dev.toami.protocols.internal.LittleEndian;

/** The words for radiotap fields of several parts. */
final class RadioTapText {
    private static final String[] FLAGS = {"CFP", "SHORT-PREAMBLE", "WEP", "FRAG", "FCS", "DATAPAD", "", "SHORT-GI"};
    private static final String[] CHANNEL_FLAGS = {
        "", "", "", "", "Turbo", "CCK", "OFDM", "Ghz2", "Ghz5", "Passive", "Dynamic", "GFSK"
    };
    private static final String[] TX_FLAGS = {"Fail", "CTS", "RTS", "NoACK"};
    private static final String[] MCS_BANDWIDTHS = {"20", "40", "40(20L)", "40(20U)"};
    private static final String[] VHT_BANDWIDTHS = {
        "20",
        "40",
        "40(20L)",
        "40(20U)",
        "80",
        "80(40L)",
        "80(40U)",
        "80(20LL)",
        "80(20LU)",
        "80(20UL)",
        "80(20UU)",
        "160",
        "160(80L)",
        "160(80U)",
        "160(40LL)",
        "160(40LU)",
        "160(40UL)",
        "160(40UU)",
        "160(20LLL)",
        "160(20LLU)",
        "160(20LUL)",
        "160(20LUU)",
        "160(20ULL)",
        "160(20ULU)",
        "160(20UUL)",
        "160(20UUU)"
    };

    private RadioTapText() {}

    private static String names(String[] names, int bits) {
        StringJoiner out = new StringJoiner(",");
        for (int i = 0; i < names.length; i++) {
            if ((bits >> i & 1) != 0 && !names[i].isEmpty()) {
                out.add(names[i]);
            }
        }
        return out.toString();
    }

    static String flags(int flags) {
        return names(FLAGS, flags);
    }

    static String channelFlags(int flags) {
        return names(CHANNEL_FLAGS, flags);
    }

    static String rxFlags(int flags) {
        return (flags & 2) != 0 ? "BADPLCP" : "";
    }

    static String txFlags(int flags) {
        return names(TX_FLAGS, flags);
    }

    /** Halves as Go shows them: without a fraction if there is none. */
    static String rate(int halves) {
        return halves / 2 + (halves % 2 == 0 ? "" : ".5");
    }

    static String mcs(Bytes in, int at) {
        int known = in.u8(at);
        int flags = in.u8(at + 1);
        StringJoiner out = new StringJoiner(",");
        add(out, known, 0x01, MCS_BANDWIDTHS[flags & 3]);
        add(out, known, 0x02, "MCSIndex#" + in.u8(at + 2));
        add(out, known, 0x04, (flags & 0x04) != 0 ? "shortGI" : "longGI");
        add(out, known, 0x08, (flags & 0x08) != 0 ? "HT-greenfield" : "HT-mixed");
        add(out, known, 0x10, (flags & 0x10) != 0 ? "LDPC" : "BCC");
        add(out, known, 0x20, "STBC#" + (flags >> 5 & 3));
        add(out, known, 0x40, "num-of-ESS#" + ((known >> 6 & 2) | flags >> 7));
        return out.toString();
    }

    private static void add(StringJoiner out, int known, int bit, String text) {
        if ((known & bit) != 0) {
            out.add(text);
        }
    }

    static String ampdu(Bytes in, int at) {
        int flags = LittleEndian.u16(in, at + 4);
        StringJoiner out = new StringJoiner(",");
        out.add("ref#" + Long.toHexString(LittleEndian.u32(in, at)));
        add(out, flags & flags >> 1, 0x01, "zero-length");
        add(out, flags >> 2 & flags >> 3, 0x01, "last");
        add(out, flags, 0x10, "delimiter CRC error");
        add(out, flags, 0x20, "delimiter-CRC=" + hex(in.u8(at + 6)));
        return out.toString();
    }

    private static String hex(int octet) {
        return (octet < 16 ? "0" : "") + Integer.toHexString(octet);
    }

    static String vht(Bytes in, int at) {
        int known = LittleEndian.u16(in, at);
        int flags = in.u8(at + 2);
        int bandwidth = in.u8(at + 3) & 0x1f;
        StringJoiner out = new StringJoiner(",");
        add(out, known, 0x01, (flags & 0x01) != 0 ? "STBC" : "no STBC");
        add(out, known, 0x02, (flags & 0x02) != 0 ? "TXOP doze not allowed" : "TXOP doze allowed");
        add(out, known, 0x04, (flags & 0x04) != 0 ? "short GI" : "long GI");
        add(out, known, 0x08, (flags & 0x08) != 0 ? "NSYM mod 10=9" : "NSYM mod 10!=9 or no short GI");
        add(out, known, 0x10, (flags & 0x10) != 0 ? "LDPC extra OFDM symbols" : "no LDPC extra OFDM symbols");
        add(out, known, 0x20, (flags & 0x20) != 0 ? "beamformed" : "no beamformed");
        add(out, known, 0x40, bandwidth < VHT_BANDWIDTHS.length ? VHT_BANDWIDTHS[bandwidth] : "?");
        for (int user = 0; user < 4; user++) {
            int streams = in.u8(at + 4 + user);
            boolean ldpc = (in.u8(at + 8) >> user & 1) != 0;
            if ((streams & 15) != 0) {
                out.add("user" + user + "(NSS#" + (streams & 15) + "MCS#" + (streams >> 4) + ","
                        + (ldpc ? "LDPC" : "BCC") + ")");
            }
        }
        add(out, known, 0x80, "group=" + in.u8(at + 9));
        add(out, known, 0x100, "partial-AID=" + LittleEndian.u16(in, at + 10));
        return out.toString();
    }
}
