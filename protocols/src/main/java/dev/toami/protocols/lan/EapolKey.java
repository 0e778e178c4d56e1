package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * EAPOL-Key frame (IEEE 802.11, clause 12.7.2), behind the header of EAP over LANs. Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+-------------------------------+---------------+
 * |  Descriptor   |        Key Information        |  Key Length...
 * +---------------+-------------------------------+---------------+
 *  (2), Replay Counter (8), Nonce (32), IV (16), RSC (8), ID (8),
 * +---------------------------------------------------------------+
 *  MIC (16), Key Data Length (2), Key Data...
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class EapolKey extends Layer {
    public static final int HEADER_LENGTH = 95;
    static final int DESCRIPTOR = 0;
    static final int INFORMATION = 1;
    static final int KEY_LENGTH = 3;
    static final int REPLAY_COUNTER = 5;
    static final int NONCE = 13;
    static final int IV = 45;
    static final int RSC = 61;
    static final int KEY_ID = 69;
    static final int MIC = 77;
    static final int DATA_LENGTH = 93;
    private static final int ENCRYPTED = 0x1000;

    private EapolKey(Bytes in) {
        super(in);
    }

    public static EapolKey parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.EAPOL_KEY,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "EAPOLKey length " + in.length() + " too short, " + HEADER_LENGTH + " required");
        }
        int declared = in.u16(DATA_LENGTH);
        int there = in.length() - HEADER_LENGTH;
        if (there < declared) {
            throw MalformedPacketException.truncated(
                    LayerType.EAPOL_KEY,
                    DATA_LENGTH,
                    declared,
                    there,
                    "EAPOLKey data length " + there + " too short, " + declared + " required");
        }
        return new EapolKey(in);
    }

    /** 1 for RC4, 2 for 802.11, 254 for WPA. */
    public int descriptorType() {
        return bytes().u8(DESCRIPTOR);
    }

    /** Bits from the lowest: version (3), pairwise, index (2), install, acknowledge, MIC, secure, error, request... */
    public int information() {
        return bytes().u16(INFORMATION);
    }

    private boolean bit(int mask) {
        return (information() & mask) != 0;
    }

    /** True if the key data is encrypted: then it is part of this layer, otherwise its elements follow. */
    public boolean isEncrypted() {
        return bit(ENCRYPTED);
    }

    public int keyLength() {
        return bytes().u16(KEY_LENGTH);
    }

    public long replayCounter() {
        return bytes().i64(REPLAY_COUNTER);
    }

    public Bytes nonce() {
        return bytes().slice(NONCE, 32);
    }

    public Bytes iv() {
        return bytes().slice(IV, 16);
    }

    /** Receive sequence counter. */
    public long rsc() {
        return bytes().i64(RSC);
    }

    public long keyId() {
        return bytes().i64(KEY_ID);
    }

    public Bytes mic() {
        return bytes().slice(MIC, 16);
    }

    public int keyDataLength() {
        return bytes().u16(DATA_LENGTH);
    }

    /** Empty if it is not encrypted. */
    public Bytes encryptedKeyData() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.EAPOL_KEY;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH + (isEncrypted() ? keyDataLength() : 0));
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        LayerParser parser = isEncrypted() || keyDataLength() == 0
                ? null
                : dissector.find(DispatchTable.EAPOL_KEY_DATA, descriptorType());
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EapolKeyHeader(
                descriptorType(),
                information(),
                keyLength(),
                replayCounter(),
                nonce(),
                iv(),
                rsc(),
                keyId(),
                mic(),
                OptionalInt.empty(),
                encryptedKeyData()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("KeyDescriptorType", DESCRIPTOR, 1, descriptorType(), descriptorLabel(descriptorType()));
        int version = information() & 7;
        visitor.code("KeyDescriptorVersion", INFORMATION + 1, 1, version, versionLabel(version));
        visitor.code("KeyType", INFORMATION + 1, 1, bit(0x08) ? 1 : 0, bit(0x08) ? "Pairwise" : "Group/SMK");
        visitor.number("KeyIndex", INFORMATION + 1, 1, information() >> 4 & 3);
        visitor.flag("Install", INFORMATION + 1, 1, bit(0x40));
        visitor.flag("KeyACK", INFORMATION + 1, 1, bit(0x80));
        visitor.flag("KeyMIC", INFORMATION, 1, bit(0x100));
        visitor.flag("Secure", INFORMATION, 1, bit(0x200));
        visitor.flag("MICError", INFORMATION, 1, bit(0x400));
        visitor.flag("Request", INFORMATION, 1, bit(0x800));
        visitor.flag("HasEncryptedKeyData", INFORMATION, 1, isEncrypted());
        visitor.flag("SMKMessage", INFORMATION, 1, bit(0x2000));
        visitor.number("KeyLength", KEY_LENGTH, 2, keyLength());
        visitor.number("ReplayCounter", REPLAY_COUNTER, 8, replayCounter());
        visitor.bytes("Nonce", NONCE, 32, nonce());
        visitor.bytes("IV", IV, 16, iv());
        visitor.number("RSC", RSC, 8, rsc());
        visitor.number("ID", KEY_ID, 8, keyId());
        visitor.bytes("MIC", MIC, 16, mic());
        visitor.number("KeyDataLength", DATA_LENGTH, 2, keyDataLength());
        visitor.bytes("EncryptedKeyData", HEADER_LENGTH, encryptedKeyData().length(), encryptedKeyData());
        if (visitor.wantsDetail()) {
            visitor.number("KeyInformation", INFORMATION, 2, information());
        }
    }

    private static String descriptorLabel(int type) {
        return switch (type) {
            case 1 -> "RC4";
            case 2 -> "802.11";
            case 254 -> "WPA";
            default -> "unknown descriptor type " + type;
        };
    }

    private static String versionLabel(int version) {
        return switch (version) {
            case 0 -> "Other";
            case 1 -> "RC4-HMAC-MD5";
            case 2 -> "AES-HMAC-SHA1-128";
            case 3 -> "AES-128-CMAC";
            default -> "unknown version " + version;
        };
    }
}
