package dev.toami.protocols.wlan;

import java.util.Optional;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What an 802.11 frame is built with; the frame check sequence goes behind all that it encloses.
 *
 * @param version 0
 * @param durationOrId 16 bits
 * @param address2 of frames that have one, empty for zeros; the same goes for the addresses behind it
 * @param sequenceNumber 12 bits
 * @param fragmentNumber 4 bits
 * @param qosControl of QoS data, empty for zero
 * @param htControl of QoS data and management frames with the order flag, empty for zero
 */
public record Dot11Header(
        Dot11Type frameType,
        int version,
        Set<Dot11Flag> flags,
        int durationOrId,
        MacAddress address1,
        Optional<MacAddress> address2,
        Optional<MacAddress> address3,
        Optional<MacAddress> address4,
        int sequenceNumber,
        int fragmentNumber,
        Optional<QosControl> qosControl,
        Optional<HtControl> htControl,
        FrameCheck frameCheck)
        implements LayerValue {
    public Dot11Header {
        flags = Set.copyOf(flags);
        if (version < 0 || version > 3 || sequenceNumber < 0 || sequenceNumber > 0xfff) {
            throw new IllegalArgumentException(
                    "a version has 2 bits, a sequence number 12: " + version + ", " + sequenceNumber);
        }
        if (fragmentNumber < 0 || fragmentNumber > 15) {
            throw new IllegalArgumentException("a fragment number has 4 bits: " + fragmentNumber);
        }
    }

    /** A frame with a frame check sequence, which is computed. */
    public static Dot11Header of(Dot11Type type, MacAddress receiver, MacAddress transmitter, MacAddress third) {
        return new Dot11Header(
                type,
                0,
                Set.of(),
                0,
                receiver,
                Optional.of(transmitter),
                Optional.of(third),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                FrameCheck.COMPUTED);
    }

    /** An acknowledgment or a clear-to-send, which has a receiver only. */
    public static Dot11Header of(Dot11Type type, MacAddress receiver) {
        return of(type, receiver, MacAddress.ZERO, MacAddress.ZERO);
    }

    public Dot11Header withFlags(Dot11Flag... all) {
        return copy(Set.of(all), durationOrId, sequenceNumber, frameCheck);
    }

    public Dot11Header withDuration(int microseconds) {
        return copy(flags, microseconds, sequenceNumber, frameCheck);
    }

    public Dot11Header withSequenceNumber(int number) {
        return copy(flags, durationOrId, number, frameCheck);
    }

    public Dot11Header withFrameCheck(FrameCheck check) {
        return copy(flags, durationOrId, sequenceNumber, check);
    }

    private Dot11Header copy(Set<Dot11Flag> newFlags, int duration, int sequence, FrameCheck check) {
        return new Dot11Header(
                frameType,
                version,
                newFlags,
                duration,
                address1,
                address2,
                address3,
                address4,
                sequence,
                fragmentNumber,
                qosControl,
                htControl,
                check);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (flags.contains(Dot11Flag.ORDER) && (frameType.isQos() || frameType.isManagement())) {
            little(out, htControl.map(HtControl::value).orElse(0L), HtControl.LENGTH);
        }
        if (frameType.isQos()) {
            little(out, qosControl.map(QosControl::value).orElse(0), QosControl.LENGTH);
        }
        boolean distribution = flags.contains(Dot11Flag.TO_DS) && flags.contains(Dot11Flag.FROM_DS);
        if (frameType.isData() && distribution) {
            address(out, address4);
        }
        boolean sequenced = frameType.isData() || frameType.isManagement();
        if (sequenced) {
            little(out, sequenceNumber << 4 | fragmentNumber, 2);
            address(out, address3);
        }
        if (sequenced || frameType.isControlWithTransmitter()) {
            address(out, address2);
        }
        address(out, Optional.of(address1));
        out.prepend(4).u8(0, frameType.value() << 2 | version).u8(1, Dot11Flag.bits(flags));
        if (durationOrId < 0 || durationOrId > 0xffff) {
            throw new IllegalArgumentException("a duration has 16 bits: " + durationOrId);
        }
        out.bytes(2, LittleEndian.bytes(durationOrId, 2));
        if (frameCheck.present()) {
            long value = frameCheck.value().orElseGet(() -> FrameCheck.compute(out.view()));
            out.append(Bytes.wrap(LittleEndian.bytes(value, FrameCheck.LENGTH)));
        }
    }

    private static void address(PacketBuffer out, Optional<MacAddress> address) {
        out.prepend(MacAddress.LENGTH).bytes(0, address.orElse(MacAddress.ZERO).toArray());
    }

    private static void little(PacketBuffer out, long value, int length) {
        out.prepend(length).bytes(0, LittleEndian.bytes(value, length));
    }
}
