package dev.toami.filter.meaning;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.toami.filter.syntax.Identifier;
import dev.toami.filter.syntax.Qualifiers.Direction;

/**
 * Addresses of DECnet Phase IV in data packets, with the short or the long routing header, and perhaps a byte of padding
 * before it. All numbers are written with their least byte first.
 *
 * <pre>
 *        0       2         3
 *        +-------+---------+-----+-----------+------+---------
 * short  |length |[padding]|flags|destination|source|
 *        +-------+---------+-----+-----------+------+---------
 *                                1           3      from the flags
 *        +-------+---------+-----+--  --+-----------+--  --+------+---------
 * long   |length |[padding]|flags|      |destination|      |source|
 *        +-------+---------+-----+--  --+-----------+--  --+------+---------
 *                                       7                  15
 * </pre>
 */
final class Decnet {
    private static final Pattern ADDRESS = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})");
    private static final int MAX_AREA = 63;
    private static final int MAX_NODE = 1023;

    private static final int PADDING = 2;
    /** A padding of one byte: the byte that tells its length. */
    private static final int ONE_BYTE = 0x81;
    /** The bits of the flags that tell the kind of header. */
    private static final int HEADERS = 0x07;

    private static final int SHORT = 0x02;
    private static final int LONG = 0x06;

    private Decnet() {}

    static Condition host(LinkLayer link, Optional<Direction> direction, Identifier identifier, Problems problems) {
        int address = address(identifier)
                .orElseThrow(() -> problems.at(
                        identifier.span(), "a DECnet address is an area up to 63 and a node up to 1023, such as 1.2"));
        int swapped = (address & 0xff) << 8 | address >>> 8;
        Condition ends = LinkAddresses.ends(
                direction, 3, 1, offset -> offset == 1 ? destination(link, swapped) : source(link, swapped));
        return Condition.all(link.carries(EtherTypes.DECNET), ends);
    }

    /** Area and node; nothing if this is no address. */
    private static Optional<Integer> address(Identifier identifier) {
        Matcher matcher = ADDRESS.matcher(identifier instanceof Identifier.Ipv4 dotted ? dotted.text() : "");
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int area = Integer.parseInt(matcher.group(1));
        int node = Integer.parseInt(matcher.group(2));
        return area > MAX_AREA || node > MAX_NODE ? Optional.empty() : Optional.of(area << 10 | node);
    }

    private static Condition source(LinkLayer link, int address) {
        return Condition.any(
                header(link, SHORT, 3, address),
                paddedHeader(link, SHORT, 3, address),
                header(link, LONG, 15, address),
                paddedHeader(link, LONG, 15, address));
    }

    /** In the short header the address is near enough to the flags to be loaded together with them. */
    private static Condition destination(LinkLayer link, int address) {
        Value start = link.payload(PADDING, 4);
        return Condition.any(
                Condition.equal(start, HEADERS << 24 | 0xffff << 8, SHORT << 24 | address << 8),
                Condition.equal(start, 0xff << 24 | HEADERS << 16 | 0xffff, ONE_BYTE << 24 | SHORT << 16 | address),
                header(link, LONG, 7, address),
                paddedHeader(link, LONG, 7, address));
    }

    private static Condition header(LinkLayer link, int kind, int offset, int address) {
        return Condition.all(
                Condition.equal(link.payload(PADDING, 1), HEADERS, kind), link.payloadIs(PADDING + offset, 2, address));
    }

    private static Condition paddedHeader(LinkLayer link, int kind, int offset, int address) {
        return Condition.all(
                Condition.equal(link.payload(PADDING, 2), 0xff00 | HEADERS, ONE_BYTE << 8 | kind),
                link.payloadIs(PADDING + 1 + offset, 2, address));
    }
}
