package dev.toami.protocols.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why a header of the corpus is not what would be built: which fields senders fill in otherwise, or not at all. */
final class Canonical {
    private static final Set<String> CHECKSUMS = Set.of("Checksum", "ChecksumStatus", "HeaderChecksum", "CRC");

    /** By layer and by the fields that differ, parted by blanks. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("Linux SLL (no field)", "room behind a short address has what was in memory"),
            Map.entry("DNS (length)", "names are compressed otherwise, or not at all"),
            Map.entry("TCP (length)", "an option has no length, and so no end"),
            Map.entry("IPv4 Length", "the length is 0 or short: the network card splits the packet"),
            Map.entry("IPv4 Checksum Length", "the length is 0 or short: the network card splits the packet"),
            Map.entry("ICMPv6Redirect (no field) Options.Data", "reserved bits are not zero"),
            Map.entry("AoE ErrorFlag", "reserved bits are not zero"),
            Map.entry("STP ProtocolID", "the protocol identifier is not 0, against IEEE 802.1D"),
            Map.entry("IPv6 Version", "the version is not 6"),
            Map.entry("IPv4 (length)", "the packet is in a short one of MACsec, with its check value behind"),
            Map.entry("ICMPv4 (length)", "the packet is in a short one of MACsec, with its check value behind"),
            Map.entry("ISL Length", "the length counts a trailer that is not there"),
            Map.entry("Ethernet LengthField", "the length counts a byte of padding"),
            Map.entry("mDNS (length)", "names are compressed otherwise, or not at all"),
            Map.entry("MACsec (length)", "the length is 0 for a short frame"),
            Map.entry("SLARP (length)", "the last field is cut to half"),
            Map.entry("LinkLayerDiscoveryInfo (length)", "there is padding behind the last element"));

    private Canonical() {}

    /** @param fields those that differ, parted by blanks */
    static Optional<String> reason(String layer, String fields) {
        if (CHECKSUMS.containsAll(List.of(fields.split(" ", -1)))) {
            return Optional.of("the checksum is wrong, or left to the network card");
        }
        return Optional.ofNullable(REASONS.get(layer + ' ' + fields));
    }
}
