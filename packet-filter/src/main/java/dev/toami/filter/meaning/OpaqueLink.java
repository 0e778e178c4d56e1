package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.engine.LinkType;

/** A link layer of which a filter knows no protocols: its bytes can be looked at, and its length. */
class OpaqueLink extends LinkLayer {
    private final LinkType type;

    OpaqueLink(Loads loads, LinkType type) {
        super(loads, FrameLayout.plain(0));
        this.type = type;
    }

    /** Master-slave/token-passing of BACnet, whose addresses are known. */
    static LinkLayer bacnet(Loads loads, LinkType type) {
        return new OpaqueLink(loads, type) {
            @Override
            Optional<LinkAddresses> addresses() {
                return Optional.of(new StationAddresses(this, 4, 3, 0xff, false));
            }
        };
    }

    @Override
    Condition carries(int protocol) {
        throw new NotCarriedException("on link type " + type + " there are filters of bytes and of lengths only");
    }
}
