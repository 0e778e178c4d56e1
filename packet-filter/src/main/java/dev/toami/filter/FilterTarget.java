package dev.toami.filter;

import java.util.Objects;
import java.util.Optional;

import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;

/**
 * What a filter is compiled for. Immutable.
 *
 * @param kind where the program will run
 * @param linkType what the frames begin with
 * @param snapLength how many bytes the program accepts of a frame, 1 or more
 * @param netmask of the network captured on, for {@code ip broadcast}
 * @param names looks up the names in the expression
 */
public record FilterTarget(
        Kind kind, LinkType linkType, int snapLength, Optional<Ipv4Address> netmask, NameResolver names) {
    /** Where a program runs. */
    public enum Kind {
        /** On the bytes of a frame as files have them. */
        FILE,
        /** In the kernel on an AF_PACKET socket of type SOCK_RAW, which has taken the outer VLAN tag out of the bytes. */
        LIVE_RAW,
        /** In the kernel on one of type SOCK_DGRAM, where the bytes begin behind the link header. */
        LIVE_COOKED
    }

    public FilterTarget {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(netmask, "netmask");
        Objects.requireNonNull(names, "names");
        if (snapLength < 1) {
            throw new IllegalArgumentException("snap length " + snapLength + " is not 1 or more");
        }
        boolean cooked = linkType.equals(LinkType.LINUX_SLL) || linkType.equals(LinkType.LINUX_SLL2);
        if (kind == Kind.LIVE_COOKED && !cooked) {
            throw new IllegalArgumentException(
                    "a cooked socket has link type LINUX_SLL or LINUX_SLL2, not " + linkType);
        }
    }

    /** Files of this link type, no netmask, the system's names. */
    public static FilterTarget file(LinkType linkType, int snapLength) {
        return new FilterTarget(Kind.FILE, linkType, snapLength, Optional.empty(), NameResolver.system());
    }

    public static FilterTarget liveRaw(LinkType linkType, int snapLength) {
        return new FilterTarget(Kind.LIVE_RAW, linkType, snapLength, Optional.empty(), NameResolver.system());
    }

    public static FilterTarget liveCooked(LinkType linkType, int snapLength) {
        return new FilterTarget(Kind.LIVE_COOKED, linkType, snapLength, Optional.empty(), NameResolver.system());
    }

    public FilterTarget withNetmask(Ipv4Address mask) {
        return new FilterTarget(kind, linkType, snapLength, Optional.of(mask), names);
    }

    public FilterTarget withNames(NameResolver resolver) {
        return new FilterTarget(kind, linkType, snapLength, netmask, resolver);
    }

    public boolean isLive() {
        return kind != Kind.FILE;
    }
}
