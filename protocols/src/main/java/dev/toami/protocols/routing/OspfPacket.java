package dev.toami.protocols.routing;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * OSPF packet of version 2 (RFC 2328, appendix A.3) or 3 (RFC 5340, appendix A.3). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |    Version    |     Type      |         Packet Length         |
 * +---------------+---------------+-------------------------------+
 * |                           Router ID                           |
 * +---------------------------------------------------------------+
 * |                            Area ID                            |
 * +-------------------------------+-------------------------------+
 * |           Checksum            |   AuType; or Instance ID, 0   |
 * +-------------------------------+-------------------------------+
 * |           version 2 only: Authentication, 64 bits             |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class OspfPacket extends Message implements Checksummed {
    static final int V2_HEADER_LENGTH = 24;
    static final int V3_HEADER_LENGTH = 16;
    private static final int TYPE = 1;
    private static final int LENGTH = 2;
    private static final int ROUTER_ID = 4;
    private static final int AREA_ID = 8;
    private static final int CHECKSUM = 12;
    private static final int AUTHENTICATION_TYPE = 14;
    private static final int AUTHENTICATION = 16;
    private static final int CRYPTOGRAPHIC = 2;

    private OspfPacket(Bytes in) {
        super(in, LayerType.OSPF);
    }

    public static OspfPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < AUTHENTICATION_TYPE) {
            throw tooSmall(in, AUTHENTICATION_TYPE, "OSPF");
        }
        int version = in.u8(0);
        if (version != 2 && version != 3) {
            throw MalformedPacketException.invalid(LayerType.OSPF, 0, 2, version, "Unable to determine OSPF type.");
        }
        if (in.length() < headerLength(in)) {
            throw tooSmall(in, headerLength(in), "OSPF Version " + version);
        }
        return new OspfPacket(in);
    }

    private static MalformedPacketException tooSmall(Bytes in, int required, String what) {
        return MalformedPacketException.truncated(
                LayerType.OSPF, 0, required, in.length(), "Packet too smal for " + what);
    }

    private static int headerLength(Bytes in) {
        return in.u8(0) == 2 ? V2_HEADER_LENGTH : V3_HEADER_LENGTH;
    }

    /** 2 or 3. */
    public int version() {
        return bytes().u8(0);
    }

    public OspfType messageType() {
        return new OspfType(bytes().u8(TYPE));
    }

    /** Header and body, without what cryptographic authentication appends. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    public Ipv4Address routerId() {
        return Ipv4Address.read(bytes(), ROUTER_ID);
    }

    public Ipv4Address areaId() {
        return Ipv4Address.read(bytes(), AREA_ID);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Of version 2, otherwise zero. */
    public int authenticationType() {
        return version() == 2 ? bytes().u16(AUTHENTICATION_TYPE) : 0;
    }

    /** Of version 2, otherwise zero. */
    public long authentication() {
        return version() == 2 ? bytes().i64(AUTHENTICATION) : 0;
    }

    /** Of version 3, otherwise zero. */
    public int instanceId() {
        return version() == 3 ? bytes().u8(AUTHENTICATION_TYPE) : 0;
    }

    /** What follows the header, as far as it is declared and there. */
    public Bytes body() {
        return declared().slice(Math.min(headerLength(bytes()), declared().length()));
    }

    private Bytes declared() {
        return bytes().clip(declaredLength());
    }

    /** Whether the checksum is right, given the network layer that carries the packet. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        if (authenticationType() == CRYPTOGRAPHIC) {
            return ChecksumStatus.ABSENT;
        }
        if (isTruncated() || declaredLength() < headerLength(bytes())) {
            return ChecksumStatus.UNVERIFIED;
        }
        if (version() == 3) {
            return Checksums.verify(network, IpProtocol.OSPF, declared());
        }
        if (network instanceof Layer layer && layer.isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        long header = Checksums.add(0, bytes().slice(0, AUTHENTICATION));
        return Checksums.status(Checksums.add(header, body()));
    }

    /** All that is there: behind the declared length, authentication data may follow. */
    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public boolean isTruncated() {
        return declaredLength() > bytes().length();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new OspfHeader(
                version(),
                messageType(),
                routerId(),
                areaId(),
                bytes().u16(AUTHENTICATION_TYPE),
                authentication(),
                body(),
                bytes().slice(declared().length()),
                OptionalInt.empty(),
                OptionalInt.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes in = bytes();
        u8(visitor, "Version", in, 0);
        visitor.code("Type", TYPE, 1, in.u8(TYPE), OspfType.label(in.u8(TYPE)));
        u16(visitor, "PacketLength", in, LENGTH);
        id(visitor, "RouterID", in, ROUTER_ID);
        id(visitor, "AreaID", in, AREA_ID);
        u16(visitor, "Checksum", in, CHECKSUM);
        OspfBody.describe(in.clip(Math.max(declaredLength(), headerLength(in))), in.u8(TYPE), visitor);
        if (version() == 2) {
            u16(visitor, "AuType", in, AUTHENTICATION_TYPE);
            visitor.number("Authentication", AUTHENTICATION, 8, authentication());
        } else {
            u8(visitor, "Instance", in, AUTHENTICATION_TYPE);
            u8(visitor, "Reserved", in, AUTHENTICATION_TYPE + 1);
        }
    }
}
