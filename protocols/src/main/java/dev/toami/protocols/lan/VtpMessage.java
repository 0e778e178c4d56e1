package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * VLAN trunking protocol header (Cisco; SNAP 00-00-0C, 0x2003). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+---------------+---------------+---------------+
 * |    Version    |      Code     |   Followers   |      MDL      |
 * +---------------------------------------------------------------+
 * |                  ManagementDomain (32 bytes)                  |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class VtpMessage extends Layer {
    public static final int HEADER_LENGTH = 36;
    private static final int VERSION = 0;
    private static final int CODE = 1;
    private static final int FOLLOWERS = 2;
    private static final int MANAGEMENT_DOMAIN_LENGTH = 3;
    private static final int MANAGEMENT_DOMAIN = 4;

    private VtpMessage(Bytes in) {
        super(in);
    }

    public static VtpMessage parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.VTP);
        return new VtpMessage(in);
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    public int code() {
        return bytes().u8(CODE);
    }

    /** Of a summary: how many subsets follow; of a subset: its number. */
    public int followers() {
        return bytes().u8(FOLLOWERS);
    }

    /** How much of its field the management domain fills. */
    public int managementDomainLength() {
        return bytes().u8(MANAGEMENT_DOMAIN_LENGTH);
    }

    public String managementDomain() {
        return FixedText.read(bytes().slice(MANAGEMENT_DOMAIN, 32));
    }

    private static final int SUMMARY = 1;
    private static final int SUBSET = 2;
    private static final int SUMMARY_LENGTH = 36;

    @Override
    public LayerType type() {
        return LayerType.VTP;
    }

    /** What the code says. */
    public Bytes body() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(
                new VtpHeader(version(), code(), followers(), managementDomainLength(), managementDomain(), body()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", VERSION, 1, version());
        visitor.code("Code", CODE, 1, code(), codeLabel(code()));
        visitor.number("Followers", FOLLOWERS, 1, followers());
        visitor.number("ManagementDomainLength", MANAGEMENT_DOMAIN_LENGTH, 1, managementDomainLength());
        visitor.text("ManagementDomain", MANAGEMENT_DOMAIN, 32, managementDomain());
        if (code() == SUMMARY && body().length() >= SUMMARY_LENGTH) {
            visitor.number("ConfigurationRevision", HEADER_LENGTH, 4, bytes().u32(HEADER_LENGTH));
            visitor.address("UpdaterIdentity", HEADER_LENGTH + 4, 4, Ipv4Address.read(bytes(), HEADER_LENGTH + 4));
            visitor.text(
                    "UpdateTimestamp", HEADER_LENGTH + 8, 12, FixedText.read(bytes().slice(HEADER_LENGTH + 8, 12)));
            visitor.bytes("MD5Digest", HEADER_LENGTH + 20, 16, bytes().slice(HEADER_LENGTH + 20, 16));
        } else if (code() == SUBSET && body().length() >= 4) {
            visitor.number("ConfigurationRevision", HEADER_LENGTH, 4, bytes().u32(HEADER_LENGTH));
            visitor.bytes("VLANInformation", HEADER_LENGTH + 4, body().length() - 4, body().slice(4));
        } else {
            visitor.bytes("Body", HEADER_LENGTH, body().length(), body());
        }
    }

    private static String codeLabel(int code) {
        return switch (code) {
            case 1 -> "Summary Advertisement";
            case 2 -> "Subset Advertisement";
            case 3 -> "Advertisement Request";
            case 4 -> "Join/Prune Message";
            default -> "Unknown(" + code + ")";
        };
    }
}
