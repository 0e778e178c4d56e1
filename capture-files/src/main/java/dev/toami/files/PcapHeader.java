package dev.toami.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

import dev.toami.engine.LinkType;

/**
 * The file header of classic pcap (pcap-savefile(5)), in the byte order of the machine that wrote it.
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |      magic: a1b2c3d4 microseconds, a1b23c4d nanoseconds       |
 * |         major version         |         minor version         |
 * |                   time zone, not in use                       |
 * |                   timestamp accuracy, not in use              |
 * |                          snap length                          |
 * |FCS len|r|P|     reserved      |           link type           |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param byteOrder of this header and of the record headers
 * @param nanoseconds whether timestamps count nanoseconds and not microseconds
 * @param snapLength the snap length; where the file has none that makes sense, the longest a record may be
 * @param linkType what the frames begin with
 * @param fcsLength bytes of frame check sequence at the end of each frame, if the file tells (bit P)
 */
public record PcapHeader(
        ByteOrder byteOrder,
        boolean nanoseconds,
        int majorVersion,
        int minorVersion,
        int snapLength,
        LinkType linkType,
        OptionalInt fcsLength) {
    private static final int MAJOR_VERSION = 4;
    private static final int MINOR_VERSION = 6;
    private static final int SNAP_LENGTH = 16;
    private static final int LINK_TYPE = 20;

    /** What operating systems wrote for raw IP before it had a number of its own for files. */
    private static final int DLT_RAW = 12;

    private static final int DLT_RAW_OPENBSD = 14;

    /** Checks the magic alone, so that a file of another format is named before its header would be too short. */
    static void checkMagic(ByteBuffer header) throws CaptureFileException {
        int magic = header.order(ByteOrder.BIG_ENDIAN).getInt(0);
        if (magic == PcapFormat.MAGIC_PCAPNG) {
            throw new CaptureFileException(
                    "this is a pcapng file; only classic pcap can be read" + " (convert it: editcap -F pcap IN OUT)");
        }
        if (!isPcap(magic) && !isPcap(Integer.reverseBytes(magic))) {
            throw new CaptureFileException(String.format("unknown file format: it begins with %08x", magic));
        }
    }

    private static boolean isPcap(int magic) {
        return magic == PcapFormat.MAGIC_MICROSECONDS || magic == PcapFormat.MAGIC_NANOSECONDS;
    }

    /** Reads the header at the start of {@code header}, whose magic is checked, and leaves it in the file's order. */
    static PcapHeader parse(ByteBuffer header) throws CaptureFileException {
        if (!isPcap(header.order(ByteOrder.BIG_ENDIAN).getInt(0))) {
            header.order(ByteOrder.LITTLE_ENDIAN);
        }
        int major = Short.toUnsignedInt(header.getShort(MAJOR_VERSION));
        int minor = Short.toUnsignedInt(header.getShort(MINOR_VERSION));
        boolean known = (major == PcapFormat.MAJOR_VERSION && minor <= PcapFormat.MINOR_VERSION)
                || (major == PcapFormat.DG_UX_MAJOR_VERSION && minor == 0);
        if (!known) {
            throw new CaptureFileException("unsupported pcap savefile version " + major + "." + minor);
        }
        int network = header.getInt(LINK_TYPE);
        int linkType = network & 0xffff;
        int snapLength = header.getInt(SNAP_LENGTH);
        return new PcapHeader(
                header.order(),
                header.getInt(0) == PcapFormat.MAGIC_NANOSECONDS,
                major,
                minor,
                snapLength > 0 ? snapLength : PcapFormat.maxCapturedLength(linkType),
                linkType == DLT_RAW || linkType == DLT_RAW_OPENBSD ? LinkType.RAW : new LinkType(linkType),
                fcsLength(network));
    }

    private static OptionalInt fcsLength(int network) {
        return (network & PcapFormat.FCS_PRESENT) == 0
                ? OptionalInt.empty()
                : OptionalInt.of(2 * (network >>> PcapFormat.FCS_SHIFT));
    }

    /** A header of version 2.4 in {@code buffer}'s byte order. */
    static void encode(ByteBuffer buffer, boolean nanoseconds, int snapLength, LinkType linkType, OptionalInt fcs) {
        int network = linkType.value();
        if (fcs.isPresent()) {
            network |= PcapFormat.FCS_PRESENT | (fcs.getAsInt() / 2) << PcapFormat.FCS_SHIFT;
        }
        buffer.putInt(nanoseconds ? PcapFormat.MAGIC_NANOSECONDS : PcapFormat.MAGIC_MICROSECONDS);
        buffer.putShort((short) PcapFormat.MAJOR_VERSION).putShort((short) PcapFormat.MINOR_VERSION);
        buffer.putInt(0).putInt(0).putInt(snapLength).putInt(network);
    }

    /** Before version 2.3 the original length came first. */
    boolean lengthsAreSwapped(int first, int second) {
        if (majorVersion == PcapFormat.DG_UX_MAJOR_VERSION || minorVersion < 3) {
            return true;
        }
        return minorVersion == 3 && Integer.compareUnsigned(first, second) > 0;
    }
}
