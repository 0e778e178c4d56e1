package dev.toami.protocols.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Header fields as gopacket prints its map of them: the names in the order of their bytes, each with all its values. */
final class SipHeaderText {
    private SipHeaderText() {}

    static String of(List<HeaderField> headers) {
        Map<String, List<String>> map = new TreeMap<>((one, other) ->
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)));
        for (HeaderField field : headers) {
            map.computeIfAbsent(field.name(), key -> new ArrayList<>()).add(field.value());
        }
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + ":[" + String.join(" ", entry.getValue()) + "]")
                .collect(Collectors.joining(" ", "map[", "]"));
    }
}
