package dev.toami.protocols.multicast;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * IGMPv3 membership query (RFC 3376, section 4.1). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |  Type = 0x11  | Max Resp Code |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                         Group Address                         |
 * +-------+-+-----+---------------+-------------------------------+
 * | Resv  |S| QRV |     QQIC      |     Number of Sources (N)     |
 * +-------+-+-----+---------------+-------------------------------+
 * |                  Source Address, N times                      |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class IgmpQuery extends Message implements Checksummed {
    public static final int HEADER_LENGTH = 12;
    private static final int FLAGS = 8;
    private static final int INTERVAL = 9;
    private static final int SOURCES = 10;

    private IgmpQuery(Bytes in) {
        super(in, LayerType.IGMP);
    }

    public static IgmpQuery parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.IGMP);
        return new IgmpQuery(in);
    }

    /** The code as it is in the packet; {@link #maxResponseTime} is what it means. */
    public int maxResponseCode() {
        return bytes().u8(IgmpMessage.MAX_RESPONSE_TIME);
    }

    public Duration maxResponseTime() {
        return Duration.ofMillis(100L * ResponseTime.decode8(maxResponseCode()));
    }

    public int checksum() {
        return bytes().u16(IgmpMessage.CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that tells if all of the message is there. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus(bytes(), network);
    }

    /** {@code 0.0.0.0} in a query about all groups. */
    public Ipv4Address group() {
        return Ipv4Address.read(bytes(), IgmpMessage.GROUP);
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

    /** How many sources the header declares. */
    public int declaredSources() {
        return bytes().u16(SOURCES);
    }

    /** As many as are there. */
    public List<Ipv4Address> sources() {
        return elements().map(element -> Ipv4Address.read(element, 0));
    }

    private Elements elements() {
        return Elements.of(bytes().clip(HEADER_LENGTH + 4 * declaredSources()), HEADER_LENGTH, Ipv4Address.LENGTH);
    }

    @Override
    public Optional<LayerValue> toValue() {
        if (sources().size() < declaredSources() || elements().end() < bytes().length()) {
            return Optional.empty();
        }
        return Optional.of(new IgmpQueryHeader(
                maxResponseCode(),
                group(),
                suppressesRouterProcessing(),
                robustness(),
                queryIntervalCode(),
                sources(),
                OptionalInt.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        IgmpMessage.describeStart(bytes(), visitor);
        visitor.address("GroupAddress", IgmpMessage.GROUP, Ipv4Address.LENGTH, group());
        visitor.flag("SupressRouterProcessing", FLAGS, 1, suppressesRouterProcessing());
        visitor.number("RobustnessValue", FLAGS, 1, robustness());
        if (visitor.wantsDetail()) {
            visitor.number("QueryIntervalCode", INTERVAL, 1, queryIntervalCode());
        } else {
            visitor.text("IntervalTime", INTERVAL, 1, ResponseTime.gopacketText(queryIntervalCode()));
        }
        boolean listed = visitor.wantsDetail() || bytes().length() >= HEADER_LENGTH + 4 * declaredSources();
        Elements sources = listed ? elements() : Elements.of(Bytes.empty(), 0, 1);
        sources.describePlain(visitor, "SourceAddresses", Ipv4List::describe);
        if (!visitor.wantsDetail()) {
            visitor.number("NumberOfGroupRecords", 0, 0, 0);
        }
        visitor.number("NumberOfSources", SOURCES, 2, declaredSources());
        if (!visitor.wantsDetail()) {
            visitor.beginList("GroupRecords", 0, 0, 0);
            visitor.endList();
        }
        visitor.number("Version", 0, 0, 3);
    }
}
