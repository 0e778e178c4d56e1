package dev.toami.protocols.build;

/** Checks of fields that share their bytes with others. */
public final class FieldBits {
    private FieldBits() {}

    /**
     * The value itself, if it fits.
     *
     * @param bits at most 31
     * @throws IllegalArgumentException if it does not
     */
    public static int check(int value, int bits, String field) {
        if (value < 0 || value >>> bits != 0) {
            throw new IllegalArgumentException(field + " has " + bits + " bits: " + value + " does not fit");
        }
        return value;
    }
}
