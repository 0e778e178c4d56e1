package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.FixedBytes;

/**
 * What an EAPOL-Key frame is built with.
 *
 * @param nonce 32 bytes
 * @param iv 16 bytes
 * @param mic 16 bytes; none is computed, that takes a key
 * @param keyDataLength that of the encrypted data and of what follows if empty
 * @param encryptedKeyData empty if the elements follow in the clear
 */
public record EapolKeyHeader(
        int descriptorType,
        int information,
        int keyLength,
        long replayCounter,
        Bytes nonce,
        Bytes iv,
        long rsc,
        long keyId,
        Bytes mic,
        OptionalInt keyDataLength,
        Bytes encryptedKeyData)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(encryptedKeyData);
        int data = out.length();
        out.prepend(EapolKey.HEADER_LENGTH)
                .u8(EapolKey.DESCRIPTOR, descriptorType)
                .u16(EapolKey.INFORMATION, information)
                .u16(EapolKey.KEY_LENGTH, keyLength)
                .bytes(EapolKey.NONCE, FixedBytes.checked(nonce, 32, "nonce"))
                .bytes(EapolKey.IV, FixedBytes.checked(iv, 16, "IV"))
                .bytes(EapolKey.MIC, FixedBytes.checked(mic, 16, "MIC"))
                .u16(EapolKey.DATA_LENGTH, keyDataLength.orElse(data));
        u64(out, EapolKey.REPLAY_COUNTER, replayCounter);
        u64(out, EapolKey.RSC, rsc);
        u64(out, EapolKey.KEY_ID, keyId);
    }

    private static void u64(PacketBuffer out, int offset, long value) {
        out.u32(offset, value >>> 32).u32(offset + 4, value & 0xffff_ffffL);
    }
}
