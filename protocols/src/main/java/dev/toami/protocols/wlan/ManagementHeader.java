package dev.toami.protocols.wlan;

import java.io.ByteArrayOutputStream;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What the body of a management frame is built with, in front of its elements.
 *
 * @param frameType which management frame
 * @param fields the fields of fixed length, as they are on the wire
 */
public record ManagementHeader(Dot11Type frameType, Bytes fields) implements LayerValue {
    public ManagementHeader {
        if (!frameType.isManagement()) {
            throw new IllegalArgumentException("not a management frame: " + frameType);
        }
    }

    /**
     * @param timestamp in microseconds
     * @param interval in time units of 1024 microseconds, usually 100
     */
    public static ManagementHeader beacon(long timestamp, int interval, int capabilities) {
        return new ManagementHeader(Dot11Type.BEACON, timed(timestamp, interval, capabilities));
    }

    /** The same in answer to a probe request. */
    public static ManagementHeader probeResponse(long timestamp, int interval, int capabilities) {
        return new ManagementHeader(Dot11Type.PROBE_RESPONSE, timed(timestamp, interval, capabilities));
    }

    public static ManagementHeader probeRequest() {
        return new ManagementHeader(Dot11Type.PROBE_REQUEST, Bytes.empty());
    }

    public static ManagementHeader deauthentication(int reason) {
        return new ManagementHeader(Dot11Type.DEAUTHENTICATION, numbers(reason));
    }

    public static ManagementHeader disassociation(int reason) {
        return new ManagementHeader(Dot11Type.DISASSOCIATION, numbers(reason));
    }

    /** @param transaction which step, from 1 on */
    public static ManagementHeader authentication(int algorithm, int transaction, int status) {
        return new ManagementHeader(Dot11Type.AUTHENTICATION, numbers(algorithm, transaction, status));
    }

    public static ManagementHeader associationRequest(int capabilities, int listenInterval) {
        return new ManagementHeader(Dot11Type.ASSOCIATION_REQUEST, numbers(capabilities, listenInterval));
    }

    /** @param associationId its two highest bits are to be set */
    public static ManagementHeader associationResponse(int capabilities, int status, int associationId) {
        return new ManagementHeader(Dot11Type.ASSOCIATION_RESPONSE, numbers(capabilities, status, associationId));
    }

    public static ManagementHeader reassociationRequest(int capabilities, int listenInterval, MacAddress current) {
        return new ManagementHeader(
                Dot11Type.REASSOCIATION_REQUEST,
                concat(numbers(capabilities, listenInterval).toArray(), current.toArray()));
    }

    private static Bytes timed(long timestamp, int interval, int capabilities) {
        return concat(
                LittleEndian.bytes(timestamp, 8),
                numbers(interval, capabilities).toArray());
    }

    private static Bytes numbers(int... values) {
        byte[][] parts = new byte[values.length][];
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > 0xffff) {
                throw new IllegalArgumentException("a field of 16 bits cannot hold " + values[i]);
            }
            parts[i] = LittleEndian.bytes(values[i], 2);
        }
        return concat(parts);
    }

    private static Bytes concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return Bytes.wrap(out.toByteArray());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(fields);
    }
}
