package dev.toami.protocols.multicast;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.wire.Elements;

/**
 * Multicast listener query of version 2 (RFC 3810, section 5.1), behind the ICMPv6 type, code and checksum. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +-------------------------------+-------------------------------+
 * |     Maximum Response Code     |            Reserved           |
 * +-------------------------------+-------------------------------+
 * |                  Multicast Address, 128 bits                  |
 * +-------+-+-----+---------------+-------------------------------+
 * | Resv  |S| QRV |     QQIC      |     Number of Sources (N)     |
 * +-------+-+-----+---------------+-------------------------------+
 * |              Source Address, 128 bits, N times                |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class MldV2Query extends Message {
    public static final int HEADER_LENGTH = 24;
    private static final int FLAGS = 20;
    private static final int INTERVAL = 21;
    private static final int SOURCES = 22;

    private MldV2Query(Bytes in) {
        super(in, LayerType.MLDV2_QUERY);
    }

    public static MldV2Query parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw tooShort(in, 0, HEADER_LENGTH);
        }
        int whole = (in.length() - HEADER_LENGTH) / Ipv6Address.LENGTH;
        if (whole < in.u16(SOURCES)) {
            throw tooShort(in, SOURCES, HEADER_LENGTH + (whole + 1) * Ipv6Address.LENGTH);
        }
        return new MldV2Query(in);
    }

    private static MalformedPacketException tooShort(Bytes in, int offset, int required) {
        return MalformedPacketException.truncated(
                LayerType.MLDV2_QUERY,
                offset,
                required,
                in.length(),
                "ICMP layer less than " + required + " bytes for Multicast Listener Query Message V2");
    }

    /** The code as it is in the packet; {@link #maximumResponseDelay} is what it means. */
    public int maximumResponseCode() {
        return bytes().u16(0);
    }

    public Duration maximumResponseDelay() {
        return Duration.ofMillis(ResponseTime.decode16(maximumResponseCode()));
    }

    /** {@code ::} in a query about all groups. */
    public Ipv6Address group() {
        return Ipv6Address.read(bytes(), MldMessage.GROUP);
    }

    /** Routers that hear the query are not to update their timers. */
    public boolean suppressesRouterProcessing() {
        return (bytes().u8(FLAGS) & 8) != 0;
    }

    public int robustness() {
        return bytes().u8(FLAGS) & 7;
    }

    /** The code as it is in the packet; {@link #queryInterval} is what it means. */
    public int queryIntervalCode() {
        return bytes().u8(INTERVAL);
    }

    public Duration queryInterval() {
        return Duration.ofSeconds(ResponseTime.decode8(queryIntervalCode()));
    }

    public List<Ipv6Address> sources() {
        return elements().map(element -> Ipv6Address.read(element, 0));
    }

    private int numberOfSources() {
        return bytes().u16(SOURCES);
    }

    private Elements elements() {
        return Elements.of(bytes(), HEADER_LENGTH, Ipv6Address.LENGTH).limit(numberOfSources());
    }

    @Override
    public Optional<LayerValue> toValue() {
        if (elements().end() < bytes().length()) {
            return Optional.empty();
        }
        return Optional.of(new MldV2QueryBody(
                maximumResponseCode(),
                group(),
                suppressesRouterProcessing(),
                robustness(),
                queryIntervalCode(),
                sources()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (!visitor.wantsDetail()) {
            visitor.text("", 0, bytes().length(), text());
            return;
        }
        visitor.number("MaximumResponseDelay", 0, 2, ResponseTime.decode16(maximumResponseCode()));
        visitor.address("MulticastAddress", MldMessage.GROUP, Ipv6Address.LENGTH, group());
        visitor.flag("SuppressRoutersideProcessing", FLAGS, 1, suppressesRouterProcessing());
        visitor.number("QueriersRobustnessVariable", FLAGS, 1, robustness());
        visitor.number("QueriersQueryInterval", INTERVAL, 1, ResponseTime.decode8(queryIntervalCode()));
        visitor.number("NumberOfSources", SOURCES, 2, numberOfSources());
        elements()
                .describePlain(
                        visitor,
                        "SourceAddresses",
                        (to, in, at, length) -> to.address("", at, length, Ipv6Address.read(in, at)));
    }

    private String text() {
        String list = sources().stream().map(MldMessage::text).collect(Collectors.joining(" ", "[", "]"));
        return "Maximum Response Code: 0x" + Integer.toHexString(maximumResponseCode()) + " (" + gopacketDelay()
                + "ms), Multicast Address: " + MldMessage.text(group()) + ", Suppress Routerside Processing: "
                + suppressesRouterProcessing() + ", QRV: 0x" + robustness() + ", QQIC: 0x"
                + Integer.toHexString(queryIntervalCode()) + " (" + gopacketInterval()
                + "s), Number of Source Address: " + numberOfSources() + " (actual: " + numberOfSources()
                + "), Source Addresses: " + list;
    }

    /** Large codes are nanoseconds there, and their exponent overflows 16 bits. */
    private long gopacketDelay() {
        int code = maximumResponseCode();
        return code < 0x8000 ? code : ((code & 0xfff) | (0x1000 << ((code >> 12 & 7) + 3) & 0xffff)) * 1_000_000L;
    }

    /** Large codes are decoded there as if they had 16 bits. */
    private int gopacketInterval() {
        int code = queryIntervalCode();
        return code < 0x80 ? code : (code & 0xf) | (0x1000 << ((code >> 4 & 7) + 3) & 0xffff);
    }
}
