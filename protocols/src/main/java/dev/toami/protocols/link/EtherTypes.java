package dev.toami.protocols.link;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.numbers.EtherType;

/** What follows an EtherType field, and what such a field says of what follows. */
final class EtherTypes {
    /** No EtherType: stands for LLC, which follows an 802.3 length field. */
    static final int LLC = 0;

    private EtherTypes() {}

    static LayerParser unknown(int etherType) {
        return Payload.undecoded("Unable to decode EthernetType " + etherType);
    }

    static LayerParser next(Dissector dissector, int etherType, LayerParser absent) {
        LayerParser parser = dissector.byEtherType(etherType);
        return parser != null ? parser : absent;
    }

    /** The EtherType of what follows, or its length if it is LLC. */
    static int announce(BuildContext context, int payloadLength) {
        if (!(context.inner().orElse(null) instanceof LlcHeader)) {
            return EtherTyped.of(context);
        }
        if (payloadLength >= EtherType.MINIMUM) {
            throw new IllegalArgumentException("an 802.3 length field cannot hold " + payloadLength
                    + ": the largest is " + (EtherType.MINIMUM - 1));
        }
        return payloadLength;
    }

    /** A hardware address of any length as text: octets in hexadecimal, parted by colons. */
    static String hardwareAddress(Bytes address) {
        StringBuilder text = new StringBuilder(address.length() * 3);
        for (int i = 0; i < address.length(); i++) {
            int octet = address.u8(i);
            text.append(i > 0 ? ":" : "");
            text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return text.toString();
    }
}
