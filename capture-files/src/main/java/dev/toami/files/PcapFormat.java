package dev.toami.files;

/** Numbers of the classic pcap format. */
final class PcapFormat {
    static final int MAGIC_LENGTH = 4;
    static final int FILE_HEADER_LENGTH = 24;
    static final int RECORD_HEADER_LENGTH = 16;

    static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
    static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
    /** A pcapng section header block, the same in either byte order. */
    static final int MAGIC_PCAPNG = 0x0a0d0d0a;

    static final int MAJOR_VERSION = 2;
    static final int MINOR_VERSION = 4;
    /** DG/UX tcpdump, whose record headers have the lengths of version 2.2. */
    static final int DG_UX_MAJOR_VERSION = 543;

    static final int FCS_PRESENT = 0x0400_0000;
    static final int FCS_SHIFT = 28;

    static final long NANOS_PER_SECOND = 1_000_000_000L;

    private static final int MAX_LENGTH = 262_144;
    private static final int DBUS = 231;
    private static final int USBPCAP = 249;
    private static final int EBHSCR = 279;

    private PcapFormat() {}

    /** The longest record that is believed, the limits of libpcap: 256 KiB except where a link type has longer ones. */
    static int maxCapturedLength(int linkType) {
        return switch (linkType) {
            case DBUS -> 128 << 20;
            case EBHSCR -> 8 << 20;
            case USBPCAP -> 1 << 20;
            default -> MAX_LENGTH;
        };
    }
}
