package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What the header of a transport protocol data unit is built with; its length is computed.
 *
 * @param code the type in the upper four bits, for some types a credit in the lower
 * @param rest what follows the code: references, class, parameters, or the number of a data unit
 */
public record CotpHeader(int code, Bytes rest) implements LayerValue {
    private static final int MOST = 253;

    public CotpHeader {
        if (rest.length() > MOST) {
            throw new IllegalArgumentException(
                    "a COTP header has at most " + MOST + " bytes behind its code, not " + rest.length());
        }
    }

    /** A data unit of class 0 that ends what is sent. */
    public static CotpHeader data() {
        return new CotpHeader(Cotp.DATA << 4, Bytes.of(0x80));
    }

    /** A request for a connection of class 0 between two transport service access points. */
    public static CotpHeader connectionRequest(int sourceReference, Bytes sourceTsap, Bytes destinationTsap) {
        byte[] rest = new byte[9 + sourceTsap.length() + destinationTsap.length()];
        rest[2] = (byte) (sourceReference >> 8);
        rest[3] = (byte) sourceReference;
        rest[5] = (byte) 0xc1;
        rest[6] = (byte) sourceTsap.length();
        sourceTsap.copyTo(0, rest, 7, sourceTsap.length());
        int at = 7 + sourceTsap.length();
        rest[at] = (byte) 0xc2;
        rest[at + 1] = (byte) destinationTsap.length();
        destinationTsap.copyTo(0, rest, at + 2, destinationTsap.length());
        return new CotpHeader(Cotp.CONNECTION_REQUEST << 4, Bytes.wrap(rest));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(rest).prepend(2).u8(0, 1 + rest.length()).u8(1, code);
    }
}
