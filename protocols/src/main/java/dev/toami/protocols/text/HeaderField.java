package dev.toami.protocols.text;

/** A header field of a text message: its name as it was sent, its value without the blanks around it. */
public record HeaderField(String name, String value) {
    /** Names are the same in upper and lower case. */
    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }
}
