package dev.toami.protocols.dhcp;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a DHCP message is built with: the magic cookie, the end option and the padding are added.
 *
 * @param hardwareLength of the hardware address; computed if empty
 * @param serverName up to 64 bytes, zeros follow
 * @param fileName up to 128 bytes, zeros follow
 * @param minimumLength of the whole message, which zeros fill up: at least {@link #BOOTP_LENGTH} for old relay agents
 */
public record DhcpHeader(
        int operation,
        int hardwareType,
        OptionalInt hardwareLength,
        int hops,
        long transactionId,
        int seconds,
        int flags,
        Ipv4Address clientAddress,
        Ipv4Address yourAddress,
        Ipv4Address nextServerAddress,
        Ipv4Address relayAddress,
        Bytes hardwareAddress,
        Bytes serverName,
        Bytes fileName,
        List<DhcpOption> options,
        int minimumLength)
        implements LayerValue {
    /** The length of all BOOTP messages (RFC 951). */
    public static final int BOOTP_LENGTH = 300;

    public DhcpHeader {
        options = List.copyOf(options);
    }

    /** A client's message on Ethernet, without addresses. */
    public static DhcpHeader request(long transactionId, MacAddress client, DhcpOption... options) {
        return of(DhcpMessage.REQUEST, transactionId, client, Ipv4Address.ANY, options);
    }

    /** A server's message on Ethernet, which gives {@code yours}. */
    public static DhcpHeader reply(long transactionId, MacAddress client, Ipv4Address yours, DhcpOption... options) {
        return of(DhcpMessage.REPLY, transactionId, client, yours, options);
    }

    private static DhcpHeader of(
            int operation, long transactionId, MacAddress client, Ipv4Address yours, DhcpOption... options) {
        return new DhcpHeader(
                operation,
                1,
                OptionalInt.empty(),
                0,
                transactionId,
                0,
                0,
                Ipv4Address.ANY,
                yours,
                Ipv4Address.ANY,
                Ipv4Address.ANY,
                Bytes.wrap(client.toArray()),
                Bytes.empty(),
                Bytes.empty(),
                List.of(options),
                BOOTP_LENGTH);
    }

    /** The same, filled up with zeros to {@code bytes} if it is shorter. */
    public DhcpHeader withMinimumLength(int bytes) {
        return new DhcpHeader(
                operation,
                hardwareType,
                hardwareLength,
                hops,
                transactionId,
                seconds,
                flags,
                clientAddress,
                yourAddress,
                nextServerAddress,
                relayAddress,
                hardwareAddress,
                serverName,
                fileName,
                options,
                bytes);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        checkLength("hardware address", hardwareAddress, DhcpMessage.HARDWARE_ADDRESS_LENGTH);
        checkLength("server name", serverName, DhcpMessage.SERVER_NAME_LENGTH);
        checkLength("file name", fileName, DhcpMessage.FILE_LENGTH);
        int end = DhcpMessage.HEADER_LENGTH + DhcpOptions.encodedLength(options) + 1;
        out.prepend(Math.max(end, minimumLength));
        out.u8(0, operation)
                .u8(1, hardwareType)
                .u8(2, hardwareLength.orElse(hardwareAddress.length()))
                .u8(3, hops)
                .u32(DhcpMessage.XID, transactionId)
                .u16(DhcpMessage.SECS, seconds)
                .u16(DhcpMessage.FLAGS, flags)
                .bytes(DhcpMessage.CLIENT_IP, clientAddress.toArray())
                .bytes(DhcpMessage.YOUR_IP, yourAddress.toArray())
                .bytes(DhcpMessage.SERVER_IP, nextServerAddress.toArray())
                .bytes(DhcpMessage.RELAY_IP, relayAddress.toArray())
                .bytes(DhcpMessage.HARDWARE_ADDRESS, hardwareAddress.toArray())
                .bytes(DhcpMessage.SERVER_NAME, serverName.toArray())
                .bytes(DhcpMessage.FILE, fileName.toArray())
                .u32(DhcpMessage.COOKIE, DhcpMessage.MAGIC_COOKIE);
        encodeOptions(out);
    }

    private void encodeOptions(PacketBuffer out) {
        int at = DhcpMessage.HEADER_LENGTH;
        for (DhcpOption option : options) {
            out.u8(at, option.code().value());
            if (option.encodedLength() > 1) {
                out.u8(at + 1, option.data().length())
                        .bytes(at + 2, option.data().toArray());
            }
            at += option.encodedLength();
        }
        out.u8(at, DhcpOptionCode.END.value());
    }

    private static void checkLength(String what, Bytes value, int max) {
        if (value.length() > max) {
            throw new IllegalArgumentException(
                    "the " + what + " of DHCP has at most " + max + " bytes, not " + value.length());
        }
    }
}
