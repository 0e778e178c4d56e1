package dev.toami.protocols.text;

import java.util.Locale;
import java.util.Set;

/** The methods of SIP (RFC 3261 and later) that gopacket knows. */
final class SipMethods {
    static final String UNKNOWN = "Unknown method";

    private static final Set<String> KNOWN = Set.of(
            "INVITE",
            "ACK",
            "BYE",
            "CANCEL",
            "OPTIONS",
            "REGISTER",
            "PRACK",
            "SUBSCRIBE",
            "NOTIFY",
            "PUBLISH",
            "INFO",
            "REFER",
            "MESSAGE",
            "UPDATE",
            "PING");

    private SipMethods() {}

    /** The method in upper case, null if it is none. */
    static String find(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return KNOWN.contains(upper) ? upper : null;
    }
}
