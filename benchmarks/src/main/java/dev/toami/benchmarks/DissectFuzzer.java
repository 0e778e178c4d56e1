package dev.toami.benchmarks;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Packet;
import dev.toami.protocols.print.JsonText;
import dev.toami.protocols.print.LineText;

/** The target of Jazzer: any bytes through dissection and printers. The first two bytes are the link type. */
public final class DissectFuzzer {
    private static final int LONGEST_TEXT = 4 << 20;

    private DissectFuzzer() {}

    /** Called by Jazzer; whatever is thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        LinkType linkType = new LinkType((input[0] & 1) << 8 | input[1] & 0xff);
        Bytes bytes = Bytes.wrap(input, 2, input.length - 2);
        Packet packet = Dissector.standard().dissect(CapturedFrame.of(linkType, 0, bytes.length(), bytes));
        int length = packet.toString().length();
        if ((input[0] & 0x0e) == 0) {
            length += JsonText.format(packet).length()
                    + LineText.format(packet, true, true).length();
            for (Layer layer : packet.layers()) {
                layer.toValue();
            }
        }
        if (length > LONGEST_TEXT) {
            throw new IllegalStateException(length + " characters for " + bytes.length() + " bytes");
        }
    }
}
