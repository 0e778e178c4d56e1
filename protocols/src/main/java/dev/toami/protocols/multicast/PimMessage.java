package dev.toami.protocols.multicast;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.wire.Lengths;

/**
 * Protocol Independent Multicast message of version 2 (RFC 7761, section 4.9). Immutable. A register encloses the packet
 * that is registered; every other type is all its own.
 *
 * <pre>
 *  0       4       8               16                             31
 * +-------+-------+---------------+-------------------------------+
 * |PIM Ver| Type  |   Reserved    |           Checksum            |
 * +-------+-------+---------------+-------------------------------+
 * |              by type; in a register: B, N, reserved           |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class PimMessage extends Layer implements Checksummed {
    public static final int HEADER_LENGTH = 4;
    private static final int REGISTER_LENGTH = 8;
    private static final int CHECKSUM = 2;

    private PimMessage(Bytes in) {
        super(in);
    }

    public static PimMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.PIM);
        return new PimMessage(in);
    }

    public int version() {
        return bytes().u8(0) >> 4;
    }

    public PimType messageType() {
        return new PimType(bytes().u8(0) & 0xf);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that carries the message. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        if (network instanceof Layer layer && layer.isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        // RFC 7761, section 4.9: of a register, the data packet is not covered; over IPv6 a pseudo-header is.
        Bytes covered = isRegister() ? contents() : bytes();
        boolean isIpv6 = network.originalSource() instanceof dev.toami.engine.Ipv6Address;
        if (!isIpv6) {
            ChecksumStatus status = Checksums.status(Checksums.add(0, covered));
            return status == ChecksumStatus.BAD ? Checksums.status(Checksums.add(0, bytes())) : status;
        }
        return Checksums.verify(network, IpProtocol.PIM, covered);
    }

    private boolean isRegister() {
        return version() == 2 && messageType().equals(PimType.REGISTER) && bytes().length() >= REGISTER_LENGTH;
    }

    /** Of a register: the sender is a border router. */
    public boolean isBorder() {
        return isRegister() && (bytes().u8(4) & 0x80) != 0;
    }

    /** Of a register: it only keeps the state alive. */
    public boolean isNullRegister() {
        return isRegister() && (bytes().u8(4) & 0x40) != 0;
    }

    @Override
    public LayerType type() {
        return LayerType.PIM;
    }

    @Override
    public Bytes contents() {
        return isRegister() ? bytes().slice(0, REGISTER_LENGTH) : bytes();
    }

    /** Of a register the packet that is registered, otherwise empty. */
    @Override
    public Bytes payload() {
        return isRegister() ? bytes().slice(REGISTER_LENGTH) : Bytes.empty();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        Bytes inner = payload();
        int ipVersion = inner.isEmpty() ? 0 : inner.u8(0) >> 4;
        return switch (ipVersion) {
            case 4 -> dissector.afterIpProtocol(IpProtocol.IPV4.value());
            case 6 -> dissector.afterIpProtocol(IpProtocol.IPV6.value());
            default -> LayerParser.PAYLOAD;
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new PimHeader(
                version(), messageType(), bytes().u8(1), contents().slice(HEADER_LENGTH), OptionalInt.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, version());
        visitor.code("Type", 0, 1, messageType().value(), messageType().toString());
        visitor.bytes("Reserved", 1, 1, bytes().slice(1, 1));
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        PimBody.describe(contents(), version() == 2 ? messageType().value() : -1, visitor);
    }
}
