package dev.toami.protocols.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why a header of the corpus is not what would be built: which fields senders fill in otherwise, or not at all. */
final class Canonical {
    private static final Set<String> CHECKSUMS = Set.of("Checksum", "HeaderChecksum", "CRC");

    /** By layer and by the fields that differ, parted by blanks. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("Linux SLL (no field)", "room behind a short address has what was in memory"),
            Map.entry("DNS (length)", "names are compressed otherwise, or not at all"),
            Map.entry("TCP (length)", "an option has no length, and so no end"),
            Map.entry("IPv4 Length", "the length is 0 or short: the network card splits the packet"),
            Map.entry("IPv4 Checksum Length", "the length is 0 or short: the network card splits the packet"),
            Map.entry("ICMPv6Redirect (no field) Options.Data", "reserved bits are not zero"));

    private Canonical() {}

    /** @param fields those that differ, parted by blanks */
    static Optional<String> reason(String layer, String fields) {
        if (CHECKSUMS.containsAll(List.of(fields.split(" ", -1)))) {
            return Optional.of("the checksum is wrong, or left to the network card");
        }
        return Optional.ofNullable(REASONS.get(layer + ' ' + fields));
    }
}
