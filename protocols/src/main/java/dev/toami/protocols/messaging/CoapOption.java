package dev.toami.protocols.messaging;

import dev.toami.engine.Bytes;

/** A CoAP option (RFC 7252, section 5.10), its number counted from zero rather than from the option before. */
public record CoapOption(int number, Bytes value) {
    public static final int URI_HOST = 3;
    public static final int OBSERVE = 6;
    public static final int URI_PATH = 11;
    public static final int CONTENT_FORMAT = 12;
    public static final int URI_QUERY = 15;
    private static final int MAX_EXTENDED = 0xffff + 269;

    public CoapOption {
        if (number < 0 || number > 0xffff || value.length() > MAX_EXTENDED) {
            throw new IllegalArgumentException(
                    "no CoAP option: number " + number + " with " + value.length() + " bytes");
        }
    }

    /** Null if options of this number are not text. */
    static String textName(int number) {
        return switch (number) {
            case URI_HOST -> "UriHost";
            case 8 -> "LocationPath";
            case URI_PATH -> "UriPath";
            case URI_QUERY -> "UriQuery";
            case 20 -> "LocationQuery";
            case 35 -> "ProxyUri";
            case 39 -> "ProxyScheme";
            default -> null;
        };
    }

    static String label(int number) {
        String text = textName(number);
        if (text != null) {
            return text;
        }
        return switch (number) {
            case 1 -> "IfMatch";
            case 4 -> "ETag";
            case 5 -> "IfNoneMatch";
            case OBSERVE -> "Observe";
            case 7 -> "UriPort";
            case CONTENT_FORMAT -> "ContentFormat";
            case 14 -> "MaxAge";
            case 17 -> "Accept";
            case 23 -> "Block2";
            case 27 -> "Block1";
            case 28 -> "Size2";
            case 60 -> "Size1";
            default -> "Unknown(" + number + ")";
        };
    }
}
