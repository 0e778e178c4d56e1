package dev.toami.engine.contract;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.FrameStatus;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.PacketType;
import dev.toami.engine.spi.CaptureBackend;

import static dev.toami.engine.contract.Sabotage.opening;
import static dev.toami.engine.contract.Sabotage.pretending;
import static dev.toami.engine.contract.Sabotage.session;

/** Sessions that know something wrong of frames, or cut them wrongly. */
final class MetadataSabotages {
    private static final long HOUR = 3_600_000_000_000L;
    private static final int TAG = 12;
    private static final int TAG_END = 16;
    private static final int DOT1Q = 0x8100;
    private static final int DOT1AD = 0x88a8;
    private static final long TICK = 50_000_000L;

    private MetadataSabotages() {}

    static List<Sabotage> table() {
        String time = "timestampsAreOfNowAndInOrder";
        String snap = "theSnapLengthCutsAndTheOriginalLengthStays";
        String device = "aFrameKnowsItsDeviceAndLinkType";
        String tag = "aVlanTagIsInTheBytesAndBesideThem";
        String cutTag = "theSnapLengthCountsTheTag";
        String type = "thePacketTypeTellsToWhom";
        String status = "statusBitsAreKnownOrAbsent";
        String same = "aLeasedFrameKnowsTheSameAsAnOwnedOne";
        String any = "onAnyFramesAreCooked";
        String anyTag = "onAnyVlanTagsAreKeptOrLost";
        return List.of(
                session("is an hour behind", known(m -> Metadata.timestamp(m, m.timestampNanos() - HOUR)), time),
                session("is an hour ahead", known(m -> Metadata.timestamp(m, m.timestampNanos() + HOUR)), time),
                session("counts milliseconds", known(m -> Metadata.timestamp(m, m.timestampNanos() / 1_000_000)), time),
                session("goes back in time", MetadataSabotages::backwards, time),
                session("forgets the original length", Broken.owned(MetadataSabotages::unclipped), snap, cutTag),
                session("cuts a byte too much", Broken.bytes(b -> b.clip(Math.max(1, b.length() - 1))), snap, cutTag),
                session("does not know the device", known(m -> Metadata.interfaceIndex(m, 0)), device, any),
                session("knows another link type", known(m -> Metadata.linkType(m, LinkType.RAW)), device),
                session("says 0 where there is no tag", known(m -> tci(m, t -> Math.max(t, 0))), device, tag),
                session("knows no tags", known(m -> tci(m, t -> FrameMetadata.NO_TAG)), tag, anyTag),
                session("knows the VLAN number only", known(m -> tci(m, t -> t < 0 ? t : t & 0xfff)), tag, anyTag),
                session("takes the tag out", Broken.bytes(MetadataSabotages::untagged), tag),
                session("takes the tag off the length", known(MetadataSabotages::untaggedLength), tag, cutTag),
                session("knows one kind of tag only", Broken.bytes(MetadataSabotages::dot1q), tag),
                session("knows the inner one of two tags", Broken.owned(MetadataSabotages::inner), tag),
                session("damages a byte on any", onAny(Broken.bytes(MetadataSabotages::damaged)), any, anyTag),
                session("remembers the last tag", MetadataSabotages::remembering, tag),
                opening("cuts before it puts the tag back", MetadataSabotages::cuttingBeforeTag, cutTag),
                session(
                        "says that all is for this host",
                        known(m -> Metadata.packetType(m, PacketType.HOST)),
                        type,
                        "directionsAreToldApart"),
                session(
                        "says that nothing is for this host",
                        known(m -> Metadata.packetType(
                                m, m.packetType() == PacketType.HOST ? PacketType.OTHERHOST : m.packetType())),
                        type),
                session(
                        "takes broadcast for multicast",
                        known(m -> Metadata.packetType(
                                m, m.packetType() == PacketType.BROADCAST ? PacketType.MULTICAST : m.packetType())),
                        type),
                session("says what it does not know", known(m -> Metadata.packetType(m, PacketType.HOST)), type)
                        .without(Capability.PACKET_TYPE),
                pretending(Capability.PACKET_TYPE, type, "directionsAreToldApart", "filtersMayAskForTheDirection"),
                session("always loses", known(m -> Metadata.statusBits(m, FrameStatus.LOSING.bit())), status),
                session(
                                "has a status that it lacks",
                                known(m -> Metadata.statusBits(m, FrameStatus.CHECKSUM_VALID.bit())),
                                status)
                        .without(Capability.FRAME_STATUS),
                session("lends without the tag", leased(m -> tci(m, t -> FrameMetadata.NO_TAG)), same),
                session("lends without the length", leased(m -> Metadata.originalLength(m, 0)), same),
                session("lends without the device", leased(m -> Metadata.interfaceIndex(m, 0)), same),
                session("lends without the packet type", leased(m -> Metadata.packetType(m, PacketType.UNKNOWN)), same),
                session("lends without the time", leased(m -> Metadata.timestamp(m, 0)), same),
                opening("opens a device for any", (whole, name, asked) -> whole.open("eth0", asked), any, anyTag),
                opening("has an any that it lacks", (whole, name, asked) -> whole.open("eth0", asked), any)
                        .without(Capability.ANY_DEVICE),
                session(
                        "tells the raw length on any",
                        onAny(Broken.metadata(m -> Metadata.originalLength(m, m.originalLength() - 6))),
                        any),
                session("has no protocol on any", onAny(Broken.bytes(b -> b.slice(2))), any, anyTag),
                pretending(Capability.VLAN_ON_ANY, anyTag),
                session("has a tag on any that it lacks", onAny(Broken.metadata(m -> tci(m, t -> 0x6064))), anyTag)
                        .without(Capability.VLAN_ON_ANY));
    }

    private static UnaryOperator<CaptureSession> known(UnaryOperator<FrameMetadata> change) {
        return Broken.metadata(change);
    }

    private static UnaryOperator<CaptureSession> leased(UnaryOperator<FrameMetadata> change) {
        return Broken.leasedMetadata(change);
    }

    private static UnaryOperator<CaptureSession> onAny(UnaryOperator<CaptureSession> breaking) {
        return session -> session.device().equals(NetworkDevice.ANY) ? breaking.apply(session) : session;
    }

    private static FrameMetadata tci(FrameMetadata metadata, UnaryOperator<Integer> change) {
        return Metadata.vlanTci(metadata, change.apply(metadata.vlanTci()));
    }

    /** Each frame before the one before. */
    private static CaptureSession backwards(CaptureSession whole) {
        AtomicLong back = new AtomicLong();
        return known(m -> Metadata.timestamp(m, m.timestampNanos() - back.getAndAdd(TICK)))
                .apply(whole);
    }

    private static CapturedFrame unclipped(CapturedFrame frame) {
        return CapturedFrame.of(Metadata.originalLength(frame.metadata(), frame.capturedLength()), frame.bytes());
    }

    private static boolean isTagged(Bytes bytes) {
        return bytes.length() > TAG_END && (bytes.u16(TAG) == DOT1Q || bytes.u16(TAG) == DOT1AD);
    }

    private static Bytes untagged(Bytes bytes) {
        if (!isTagged(bytes)) {
            return bytes;
        }
        byte[] octets = bytes.slice(TAG_END - TAG).toArray();
        bytes.copyTo(0, octets, 0, TAG);
        return Bytes.wrap(octets);
    }

    private static CapturedFrame inner(CapturedFrame frame) {
        boolean twice = isTagged(frame.bytes()) && frame.bytes().u16(TAG_END) == DOT1Q;
        return twice
                ? CapturedFrame.of(tci(frame.metadata(), outer -> frame.bytes().u16(TAG_END + 2)), frame.bytes())
                : frame;
    }

    private static Bytes damaged(Bytes bytes) {
        byte[] octets = bytes.toArray();
        octets[octets.length - 1] ^= 1;
        return Bytes.wrap(octets);
    }

    private static FrameMetadata untaggedLength(FrameMetadata metadata) {
        int tagLength = metadata.vlanTci() == FrameMetadata.NO_TAG ? 0 : TAG_END - TAG;
        return Metadata.originalLength(metadata, metadata.originalLength() - tagLength);
    }

    private static Bytes dot1q(Bytes bytes) {
        byte[] octets = bytes.toArray();
        if (isTagged(bytes)) {
            octets[TAG] = (byte) (DOT1Q >> 8);
            octets[TAG + 1] = 0;
        }
        return Bytes.wrap(octets);
    }

    private static CaptureSession remembering(CaptureSession whole) {
        AtomicInteger last = new AtomicInteger(FrameMetadata.NO_TAG);
        return known(m -> tci(m, t -> last.updateAndGet(old -> t == FrameMetadata.NO_TAG ? old : t)))
                .apply(whole);
    }

    /** The snap length is that of the bytes without the tag. */
    private static CaptureSession cuttingBeforeTag(CaptureBackend whole, String device, CaptureOptions asked)
            throws CaptureException {
        UnaryOperator<Bytes> cut = bytes -> {
            int snapLength = asked.snapLength() + (isTagged(bytes) && asked.snapLength() > TAG ? TAG_END - TAG : 0);
            return bytes.clip(snapLength);
        };
        CaptureOptions uncut =
                asked.toBuilder().snapLength(CaptureOptions.MAX_SNAP_LENGTH).build();
        return Broken.bytes(cut).apply(whole.open(device, uncut));
    }
}
