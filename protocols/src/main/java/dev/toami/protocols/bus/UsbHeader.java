package dev.toami.protocols.bus;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What the header of a USB request block is built with.
 *
 * @param endpointAddress with the direction in its highest bit
 * @param setupFlag 0 if a setup packet follows
 * @param dataFlag 0 if data follow
 * @param rest what the header has behind the data length, if no setup packet follows
 */
public record UsbHeader(
        long id,
        int eventType,
        int transferType,
        int endpointAddress,
        int device,
        int bus,
        int setupFlag,
        int dataFlag,
        long seconds,
        int microseconds,
        int status,
        long urbLength,
        long dataLength,
        Bytes rest)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(rest);
        out.prepend(UsbPacket.HEADER_LENGTH)
                .u8(UsbPacket.EVENT_TYPE, eventType)
                .u8(UsbPacket.TRANSFER_TYPE, transferType)
                .u8(UsbPacket.ENDPOINT, endpointAddress)
                .u8(UsbPacket.DEVICE, device)
                .u8(UsbPacket.SETUP_FLAG, setupFlag)
                .u8(UsbPacket.DATA_FLAG, dataFlag);
        LittleEndian.u64(out, UsbPacket.ID, id);
        LittleEndian.u16(out, UsbPacket.BUS, bus);
        LittleEndian.u64(out, UsbPacket.SECONDS, seconds);
        LittleEndian.u32(out, UsbPacket.MICROSECONDS, Integer.toUnsignedLong(microseconds));
        LittleEndian.u32(out, UsbPacket.STATUS, Integer.toUnsignedLong(status));
        LittleEndian.u32(out, UsbPacket.URB_LENGTH, urbLength);
        LittleEndian.u32(out, UsbPacket.DATA_LENGTH, dataLength);
    }
}
