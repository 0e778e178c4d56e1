package dev.toami.protocols.lan;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a message of the netfilter log is built with, in little-endian byte order. What follows becomes the packet in it.
 *
 * @param elements those in front of the packet
 */
public record NflogHeader(int family, int version, int resourceId, List<Element> elements) implements LayerValue {
    /**
     * An element.
     *
     * @param type a code of two bytes
     */
    public record Element(int type, Bytes value) {}

    public NflogHeader {
        elements = List.copyOf(elements);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (out.length() > 0) {
            element(out, NflogPacket.PAYLOAD, out.length());
        }
        for (int i = elements.size() - 1; i >= 0; i--) {
            Bytes value = elements.get(i).value();
            out.prepend(-value.length() & 3);
            out.prepend(value);
            element(out, elements.get(i).type(), value.length());
        }
        out.prepend(NflogPacket.HEADER_LENGTH).u8(0, family).u8(1, version).u16(2, resourceId);
    }

    private static void element(PacketBuffer out, int type, int length) {
        out.prepend(NflogPacket.ELEMENT_HEADER);
        EthernetCtpHeader.u16(out, 0, NflogPacket.ELEMENT_HEADER + length);
        EthernetCtpHeader.u16(out, 2, type);
    }
}
