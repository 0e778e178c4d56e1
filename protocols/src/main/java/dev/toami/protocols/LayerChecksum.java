package dev.toami.protocols;

/**
 * The verdict on a layer's checksum.
 *
 * @param offloaded true if it is wrong because it was left to the network card, which computes it as the frame leaves: it is
 *     not damaged
 */
public record LayerChecksum(Layer layer, ChecksumStatus status, boolean offloaded) {
    /** In words. */
    @Override
    public String toString() {
        String verdict =
                switch (status) {
                    case GOOD -> "good";
                    case BAD -> offloaded ? "left to the network card" : "wrong";
                    case ABSENT -> "absent";
                    case UNVERIFIED -> "not verified: bytes are missing";
                };
        return layer.type() + " checksum " + verdict;
    }
}
