package dev.toami.engine.fake;

import java.util.Optional;
import java.util.Set;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.AncillaryLoad;

/** Compiles filters for a session as for a live socket. Immutable. */
final class SessionFilters {
    private final FilterTarget target;
    private final boolean knowsDirection;

    SessionFilters(NetworkDevice device, CaptureOptions options, Set<Capability> can) {
        LinkType linkType = device.linkType();
        FilterTarget live = linkType.equals(LinkType.LINUX_SLL2)
                ? FilterTarget.liveCooked(linkType, options.snapLength())
                : FilterTarget.liveRaw(linkType, options.snapLength());
        target = netmask(device).map(live::withNetmask).orElse(live);
        knowsDirection = can.contains(Capability.PACKET_TYPE)
                || options.direction() != Direction.INOUT
                || !linkType.equals(LinkType.ETHERNET);
    }

    private static Optional<Ipv4Address> netmask(NetworkDevice device) {
        return device.addresses().stream()
                .map(DeviceAddress::netmask)
                .filter(Ipv4Address.class::isInstance)
                .map(Ipv4Address.class::cast)
                .findFirst();
    }

    /** What an expression lets through; each a new object. */
    SessionFilter compile(String expression) {
        if (expression.isBlank()) {
            // There are link types without a filter language; everything can be captured on them all the same.
            return new SessionFilter(Optional.empty());
        }
        CompiledFilter filter = FilterCompiler.compile(expression, target);
        if (!knowsDirection && filter.ancillaryLoads().contains(AncillaryLoad.PACKET_TYPE)) {
            throw new FilterSyntaxException(
                    expression,
                    0,
                    expression.length(),
                    "this fake backend, without PACKET_TYPE, does not tell the direction of a frame on "
                            + target.linkType() + "; open the session with direction IN or OUT instead");
        }
        return new SessionFilter(Optional.of(filter));
    }
}
