package dev.toami.afpacket;

import java.util.List;
import java.util.Optional;

import dev.toami.afpacket.netlink.DeviceList;
import dev.toami.afpacket.netlink.Link;
import dev.toami.afpacket.netlink.LinkLayer;
import dev.toami.afpacket.ring.FrameLayout;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Bytes;
import dev.toami.engine.CannotInjectException;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.VlanTags;
import dev.toami.filter.FilterTarget;
import jnr.constants.platform.Errno;

/**
 * What a session captures on, as it was when the session was opened.
 *
 * @param index 0 for all devices
 * @param loopbackIndex the loopback device if it is among them, else 0
 * @param mtu 0 if it has none
 * @param netmask of the first IPv4 address
 * @param missedFrames what the devices had counted as missed
 */
record CaptureTarget(
        String name,
        int index,
        LinkLayer linkLayer,
        int loopbackIndex,
        int mtu,
        Optional<Ipv4Address> netmask,
        long missedFrames) {
    private static final int ETHERNET_HEADER_LENGTH = 14;

    /** @param mayBeDown whether it will be waited for */
    static CaptureTarget find(Syscalls syscalls, String name, boolean mayBeDown) throws CaptureException {
        List<Link> links = DeviceList.links(syscalls);
        if (name.equals(NetworkDevice.ANY)) {
            int loopback = links.stream()
                    .map(Link::device)
                    .filter(NetworkDevice::isLoopback)
                    .mapToInt(NetworkDevice::index)
                    .findFirst()
                    .orElse(0);
            long missed = links.stream().mapToLong(Link::missedFrames).sum();
            return new CaptureTarget(name, 0, LinkLayer.COOKED, loopback, 0, Optional.empty(), missed);
        }
        Link link = links.stream()
                .filter(candidate -> candidate.device().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DeviceNotFoundException(name + ": no such device exists"));
        NetworkDevice device = link.device();
        if (!device.isUp() && !mayBeDown) {
            throw new DeviceDownException("capture on " + name + ": the device is not up");
        }
        return new CaptureTarget(
                name,
                device.index(),
                LinkLayer.of(link.hardwareType()),
                device.isLoopback() ? device.index() : 0,
                device.mtu(),
                netmask(device),
                link.missedFrames());
    }

    private static Optional<Ipv4Address> netmask(NetworkDevice device) {
        return device.addresses().stream()
                .map(DeviceAddress::netmask)
                .filter(Ipv4Address.class::isInstance)
                .map(Ipv4Address.class::cast)
                .findFirst();
    }

    boolean isAny() {
        return index == 0;
    }

    FrameLayout layout(CaptureOptions options) {
        boolean putsTagsBack = options.vlanTags() == VlanTags.IN_BYTES;
        return new FrameLayout(linkLayer.linkType(), linkLayer.isCooked(), putsTagsBack, options.snapLength());
    }

    FilterTarget filterTarget(int snapLength) {
        FilterTarget live = linkLayer.isCooked()
                ? FilterTarget.liveCooked(linkLayer.linkType(), snapLength)
                : FilterTarget.liveRaw(linkLayer.linkType(), snapLength);
        return netmask.isPresent() ? live.withNetmask(netmask.get()) : live;
    }

    boolean canInject() {
        return !linkLayer.isCooked();
    }

    CannotInjectException cannotInject() {
        return new CannotInjectException("inject on " + name + ": frames cannot be sent on "
                + (isAny() ? "all devices at once; name one" : "a cooked device"));
    }

    CaptureException injectFailure(Bytes frame, ErrnoException cause) {
        boolean isShort = linkLayer.linkType().equals(LinkType.ETHERNET) && frame.length() < ETHERNET_HEADER_LENGTH;
        if (cause.errno() == Errno.EINVAL && isShort) {
            return new CaptureException(
                    "inject on " + name + ": the kernel takes no frame shorter than the device's header of "
                            + ETHERNET_HEADER_LENGTH + " bytes; this one has " + frame.length(),
                    cause);
        }
        return Errors.of("inject a frame of " + frame.length() + " bytes on " + name, cause);
    }
}
