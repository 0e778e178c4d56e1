package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.link.CheckingVisitor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What holds for the messages of all protocols. */
public final class Messages {
    private Messages() {}

    /**
     * Parses {@code message} at every length and with every byte of it set to values that hurt: whatever comes out describes
     * itself within its bytes.
     *
     * @param least how many bytes it takes for a layer
     */
    public static void checkRobust(LayerParser parser, Bytes message, int least) {
        for (int length = 0; length <= message.length(); length++) {
            boolean isLayer = check(parser, message.clip(length));
            if (length < least) {
                assertFalse(isLayer, length + " bytes of " + message);
            } else {
                assertTrue(isLayer, length + " bytes of " + message);
            }
        }
        for (int at = 0; at < message.length(); at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xfe, 0xff}) {
                byte[] changed = message.toArray();
                changed[at] = (byte) value;
                for (int length = 0; length <= changed.length; length++) {
                    check(parser, Bytes.wrap(changed, 0, length));
                }
            }
        }
    }

    private static boolean check(LayerParser parser, Bytes in) {
        return assertDoesNotThrow(
                () -> {
                    try {
                        Layer layer = parser.parse(in);
                        CheckingVisitor.check(layer);
                        layer.toValue();
                        assertTrue(layer.contents().length() + layer.payload().length() <= in.length());
                        return true;
                    } catch (MalformedPacketException e) {
                        assertFalse(e.getMessage().isEmpty());
                        return false;
                    }
                },
                in::toString);
    }
}
