package dev.toami.protocols;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.protocols.link.CheckingVisitor;
import dev.toami.protocols.print.DumpText;
import dev.toami.protocols.print.JsonText;
import dev.toami.protocols.print.LineText;
import dev.toami.protocols.print.TreeText;

/** What must hold for any bytes: nothing throws, no text is much longer than the bytes, layers lie within each other. */
final class DissectCheck {
    private static final int MAX_LAYERS = 64;

    /** Text of the fields of one layer after the other: some bytes may be described by each. */
    private static final int CHARACTERS = 64 * 1024;

    private static final int CHARACTERS_A_BYTE = 600;

    private DissectCheck() {}

    /**
     * Dissects a frame and prints it.
     *
     * @param thorough whether in every form, with all getters, and built again
     * @return the packet, for counting
     */
    static Packet check(LinkType linkType, byte[] bytes, int originalLength, boolean thorough) {
        Packet packet = Packet.dissect(CapturedFrame.of(linkType, 0, originalLength, Bytes.wrap(bytes)));
        bounded(packet.toString(), bytes.length);
        if (thorough) {
            within(packet);
            bounded(JsonText.format(packet), bytes.length);
            bounded(TreeText.format(packet), bytes.length);
            bounded(LineText.format(packet, true, true), bytes.length);
            bounded(DumpText.format(packet), bytes.length);
            getters(packet);
        }
        return packet;
    }

    private static void within(Packet packet) {
        if (packet.layers().size() > MAX_LAYERS) {
            throw new AssertionError(packet.layers().size() + " layers");
        }
        for (Layer layer : packet.layers()) {
            int all = layer.bytes().length();
            if (layer.contents().length() > all || layer.payload().length() > all) {
                throw new AssertionError(layer.type() + " has more than its bytes");
            }
            CheckingVisitor.check(layer);
            for (Layer quoted : layer.quoted(packet.dissector())) {
                CheckingVisitor.check(quoted);
            }
        }
    }

    private static void bounded(String text, int bytes) {
        if (text.length() > CHARACTERS + CHARACTERS_A_BYTE * bytes) {
            throw new AssertionError(text.length() + " characters for " + bytes + " bytes: " + text.substring(0, 2000));
        }
    }

    private static void getters(Packet packet) {
        try {
            Getters.callAll(packet);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
