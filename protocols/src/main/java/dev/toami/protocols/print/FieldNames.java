package dev.toami.protocols.print;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.toami.protocols.LayerType;

/**
 * Wireshark's names of protocols and fields, from tables beside this class: {@code =LAYER<TAB>PROTOCOL}, then for its
 * fields {@code PATH<TAB>NAME[<TAB>FORM]}. A field may stand there more than once.
 *
 * <p>What is in no table has a name in the same manner: {@code udp.src_port}.
 */
final class FieldNames {
    private static final List<String> TABLES =
            List.of("base", "tunnel", "lan", "wireless", "routing", "transport", "application", "media", "industrial");

    private static final class Tables {
        static final FieldNames ALL = new FieldNames();
    }

    private final Map<String, String> protocols = new HashMap<>();
    private final Map<String, List<FieldName>> fields = new HashMap<>();

    private FieldNames() {
        for (String table : TABLES) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    FieldNames.class.getResourceAsStream("fields-" + table + ".txt"), StandardCharsets.UTF_8))) {
                String layer = null;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    layer = add(line, layer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String add(String line, String layer) {
        String[] words = line.split("\t", -1);
        if (line.isEmpty() || line.startsWith("#")) {
            return layer;
        }
        if (line.startsWith("=")) {
            protocols.put(words[0].substring(1), words[1]);
            return words[0].substring(1);
        }
        FieldName.Form form =
                words.length > 2 ? FieldName.Form.valueOf(words[2].toUpperCase(Locale.ROOT)) : FieldName.Form.PLAIN;
        fields.merge(
                layer + '.' + words[0],
                List.of(new FieldName(words[1], form)),
                (old, more) -> List.of(concat(old, more)));
        return layer;
    }

    private static FieldName[] concat(List<FieldName> some, List<FieldName> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toArray(FieldName[]::new);
    }

    /** The protocol's name: Wireshark's, or the layer type's in lower case without blanks. */
    static String protocol(LayerType type) {
        String known = Tables.ALL.protocols.get(type.name());
        return known != null ? known : type.name().toLowerCase(Locale.ROOT).replace(" ", "");
    }

    /** The names of the field at {@code path}, whose parts are parted by points; at least one. */
    static List<FieldName> field(LayerType type, String path) {
        List<FieldName> known = Tables.ALL.fields.get(type.name() + '.' + path);
        return known != null
                ? known
                : List.of(new FieldName(protocol(type) + '.' + snakeCase(path), FieldName.Form.PLAIN));
    }

    /** {@code SrcPort} as {@code src_port}, {@code TTL} as {@code ttl}, {@code SrcMAC} as {@code src_mac}. */
    static String snakeCase(String path) {
        StringBuilder out = new StringBuilder(path.length() + 8);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean startsWord = Character.isUpperCase(c)
                    && i > 0
                    && (Character.isLowerCase(path.charAt(i - 1))
                            || Character.isDigit(path.charAt(i - 1))
                            || (Character.isUpperCase(path.charAt(i - 1))
                                    && i + 1 < path.length()
                                    && Character.isLowerCase(path.charAt(i + 1))));
            if (startsWord) {
                out.append('_');
            }
            out.append(Character.toLowerCase(c));
        }
        return out.toString();
    }
}
