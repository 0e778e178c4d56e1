package dev.toami.engine.fake;

import dev.toami.engine.Bytes;
import dev.toami.engine.CannotInjectException;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.PacketType;

/** Which frames can pass a device, and what Linux knows of them. */
final class FrameRules {
    private static final int TPID_DOT1Q = 0x8100;
    private static final int TAG_LENGTH = 4;

    private FrameRules() {}

    /** The frame with the device's index and a packet type, which follows from its destination if it is not known. */
    static CapturedFrame complete(NetworkDevice device, CapturedFrame frame, PacketType type) {
        int header = Cooked.linkHeaderLength(device.linkType());
        if (frame.bytes().length() < Math.max(1, header)) {
            throw new IllegalArgumentException("a frame of " + frame.bytes().length() + " bytes on " + device.name()
                    + ", whose link-layer header has " + header);
        }
        if (!frame.linkType().equals(device.linkType())) {
            throw new IllegalArgumentException(
                    "a frame of " + frame.linkType() + " on " + device.name() + ", which has " + device.linkType());
        }
        FrameMetadata metadata = new FrameMetadata(
                frame.timestampNanos(),
                frame.originalLength(),
                frame.linkType(),
                device.index(),
                type == PacketType.UNKNOWN ? typeOf(device, frame.bytes()) : type,
                FrameMetadata.NO_TAG,
                frame.metadata().statusBits());
        return CapturedFrame.of(metadata, frame.bytes());
    }

    private static PacketType typeOf(NetworkDevice device, Bytes frame) {
        if (!device.linkType().equals(LinkType.ETHERNET)) {
            return PacketType.HOST;
        }
        MacAddress destination = MacAddress.read(frame, 0);
        if (destination.isMulticast()) {
            return destination.equals(MacAddress.BROADCAST) ? PacketType.BROADCAST : PacketType.MULTICAST;
        }
        boolean isOther =
                device.macAddress().filter(mac -> !mac.equals(destination)).isPresent();
        return isOther ? PacketType.OTHERHOST : PacketType.HOST;
    }

    /** As packet(7) has it: a whole link-layer header, and at most the MTU behind it; a VLAN tag does not count. */
    static void checkCanSend(NetworkDevice device, Bytes frame) throws CaptureException {
        String action = "inject a frame of " + frame.length() + " bytes on " + device.name();
        int header = Cooked.linkHeaderLength(device.linkType());
        if (!Cooked.canShow(device.linkType()) || device.index() == 0) {
            throw new CannotInjectException(action + ": frames cannot be sent on a device of " + device.linkType());
        }
        if (frame.length() < header) {
            throw new CaptureException("inject on " + device.name()
                    + ": the kernel takes no frame shorter than the device's header of " + header
                    + " bytes; this one has " + frame.length());
        }
        // The kernel looks for a tag of 802.1Q only (packet_extra_vlan_len_allowed).
        boolean isTagged = header > 0 && Cooked.protocol(device.linkType(), frame) == TPID_DOT1Q;
        int most = device.mtu() + header + (isTagged ? TAG_LENGTH : 0);
        if (frame.length() > most) {
            throw new CaptureException(action + ": the frame is longer than the device allows (" + most
                    + " bytes with an MTU of " + device.mtu() + ")");
        }
    }
}
