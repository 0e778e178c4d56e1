package dev.toami.protocols.tunnel;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.numbers.EtherType;

/** The EtherTypes of what a tunnel carries. */
final class TunnelTypes {
    static final EtherType ETHERNET = new EtherType(0x6558);
    static final int ERSPAN = 0x88be;
    static final int OSI = 0x00fe;

    private TunnelTypes() {}

    /** The EtherType of what follows, a whole Ethernet frame included; 0 if nothing follows or it has none. */
    static int announce(BuildContext context) {
        return context.inner().orElse(null) instanceof EthernetHeader ? ETHERNET.value() : EtherTyped.of(context);
    }
}
