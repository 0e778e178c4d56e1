package dev.toami.protocols.multicast;

/**
 * The type of a PIM message (IANA PIM Message Types).
 *
 * @param value 4 bits
 */
public record PimType(int value) {
    public static final PimType HELLO = new PimType(0);
    public static final PimType REGISTER = new PimType(1);
    public static final PimType REGISTER_STOP = new PimType(2);
    public static final PimType JOIN_PRUNE = new PimType(3);
    public static final PimType BOOTSTRAP = new PimType(4);
    public static final PimType ASSERT = new PimType(5);
    public static final PimType GRAFT = new PimType(6);
    public static final PimType GRAFT_ACK = new PimType(7);
    public static final PimType CANDIDATE_RP_ADVERTISEMENT = new PimType(8);

    public PimType {
        if (value < 0 || value > 0xf) {
            throw new IllegalArgumentException("a PIM type has 4 bits: " + value);
        }
    }

    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "Hello";
            case 1 -> "Register";
            case 2 -> "Register-Stop";
            case 3 -> "Join/Prune";
            case 4 -> "Bootstrap";
            case 5 -> "Assert";
            case 6 -> "Graft";
            case 7 -> "Graft-Ack";
            case 8 -> "Candidate-RP-Advertisement";
            case 9 -> "State Refresh";
            case 10 -> "DF Election";
            case 11 -> "ECMP Redirect";
            case 12 -> "PIM Flooding Mechanism";
            default -> "Unknown(" + value + ")";
        };
    }
}
