package dev.toami.protocols.oracle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.toami.engine.CapturedFrame;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Protocol stacks up to layer 4 and key fields against tshark's, packet by packet. Prints the agreement; with {@code
 * -Dtoami.oracles.verbose=true} also each difference, or with {@code -Dtoami.oracles.verbose=mpls} those of a protocol.
 */
class StackOracleTest {
    /** What is no field of a layer: of the frame, of checksums (another test has those), and of what follows a frame. */
    private static final Set<String> OTHERS = Set.of("stack", "eth.trailer", "eth.padding");

    /** Protocols whose fields are compared in every packet; of others only where Toami decodes them. */
    private static final Set<String> LOWER = Set.of(
            "eth", "sll", "null", "ppp", "llc", "vlan", "mpls", "pppoe", "arp", "ip", "ipv6", "icmp", "icmpv6", "igmp",
            "tcp", "udp", "sctp", "dccp", "esp", "ah", "gre");

    /** Protocols that tshark names once though they have several headers, or twice though they have one. */
    private static final Set<String> ONCE = Set.of("mpls", "igmp", "llc", "lldp", "cdp", "loop");

    private final Set<String> stackNames = new TreeSet<>();
    private final Map<String, Integer> wrongStacks = new TreeMap<>();
    private final Map<String, int[]> fields = new TreeMap<>();
    private final Map<String, Integer> explained = new TreeMap<>();
    private final String verbose = System.getProperty("toami.oracles.verbose", "");
    private int packets;
    private int equalStacks;

    @Test
    void stacksAndFieldsAreTsharks() throws IOException {
        Oracles oracles = Oracles.orSkip();
        Map<String, FrameOracle> rows = new LinkedHashMap<>();
        for (String capture : oracles.captures()) {
            FrameOracle oracle = FrameOracle.of(oracles.text("small/frame/" + capture + ".tsv.gz"));
            rows.put(capture, oracle);
            oracle.rows()
                    .forEach(row -> stackNames.addAll(List.of(row.get("stack").split(":", -1))));
        }
        for (Map.Entry<String, FrameOracle> each : rows.entrySet()) {
            List<CapturedFrame> frames = CaptureFile.frames(oracles.read("small/set/" + each.getKey()));
            for (Map<String, String> row : each.getValue().rows()) {
                int number = Integer.parseInt(row.get("frame.number"));
                if (number <= frames.size()) {
                    compare(each.getKey() + " #" + number, frames.get(number - 1), row);
                }
            }
        }
        report();
        int reasons = explained.values().stream().mapToInt(Integer::intValue).sum();
        long right = fields.values().stream().mapToLong(counts -> counts[1]).sum();
        long all = fields.values().stream().mapToLong(counts -> counts[0]).sum();
        System.out.println(String.format(
                "stacks: %d of %d equal (%.2f %%), %d differ for a reason that is written down; fields: %d of %d (%.3f %%)",
                equalStacks, packets, 100.0 * equalStacks / packets, reasons, right, all, 100.0 * right / all));
        assertTrue(packets > 9000, () -> "only " + packets + " packets were compared");
        assertTrue(equalStacks + reasons >= 0.995 * packets, () -> wrongStacks.toString());
        assertTrue(right >= 0.999 * all, () -> all - right + " fields differ");
    }

    private void compare(String where, CapturedFrame frame, Map<String, String> row) {
        List<Layer> layers = new ArrayList<>();
        Packet packet = Packet.dissect(frame);
        for (Layer layer : packet.layers()) {
            layers.add(layer);
            layers.addAll(layer.quoted(packet.dissector()));
        }
        packets++;
        String stack = stack(layers);
        String expected = collapse(row.get("stack"));
        if (stack.equals(expected)) {
            equalStacks++;
        } else {
            TsharkDifference cause = TsharkDifference.of(expected, stack, packet);
            if (cause != null) {
                explained.merge(cause.name(), 1, Integer::sum);
                return;
            }
            wrongStacks.merge(expected + "  Toami: " + stack, 1, Integer::sum);
            tell(where, expected + ' ' + stack, "stack " + expected + "  Toami: " + stack);
            return;
        }
        Map<String, String> ours = fields(layers);
        Set<String> protocols = new TreeSet<>();
        layers.forEach(layer -> protocols.add(Fields.protocol(layer.type())));
        // Of a protocol that tshark does not find it tells nothing.
        protocols.retainAll(List.of(row.get("frame.protocols").split(":", -1)));
        protocols.addAll(LOWER);
        // Of a header that is cut off tshark shows the fields that are there.
        layers.stream()
                .filter(Malformed.class::isInstance)
                .map(layer -> ((Malformed) layer).cause().layerType())
                .forEach(type -> protocols.remove(group(Fields.protocol(type))));
        // Of a message that goes on in the next segment tshark waits for the rest.
        layers.stream()
                .filter(layer -> layer instanceof ApplicationLayer && layer.isTruncated())
                .forEach(layer -> protocols.remove(group(Fields.protocol(layer.type()))));
        row.forEach((name, value) -> compare(where, name, value, ours.getOrDefault(name, ""), protocols));
    }

    private void compare(String where, String name, String value, String ours, Set<String> protocols) {
        String protocol = name.substring(0, Math.max(name.indexOf('.'), 0));
        boolean isCompared = protocols.contains(protocol);
        if (OTHERS.contains(name)
                || name.startsWith("frame.")
                || name.endsWith(".status")
                || !isCompared
                || (value.isEmpty() && ours.isEmpty())) {
            return;
        }
        int[] counts = fields.computeIfAbsent(name, key -> new int[2]);
        counts[0]++;
        // tshark has a 0 there for the end of a list.
        String theirs = name.equals("dhcp.option.type") ? value.replace("|0", "") : value;
        if (theirs.equals(ours)) {
            counts[1]++;
        } else {
            tell(where, name, name + "  tshark: " + value + "  Toami: " + ours);
        }
    }

    /** Fields of extension headers and of both versions of IP go by the name of IP. */
    private static String group(String protocol) {
        int end = protocol.indexOf('.');
        return end < 0 ? protocol : protocol.substring(0, end);
    }

    private void tell(String where, String subject, String text) {
        if (verbose.equals("true") || (!verbose.isEmpty() && subject.contains(verbose))) {
            System.out.println(where + "  " + text);
        }
    }

    private String stack(List<Layer> layers) {
        List<String> names = new ArrayList<>();
        for (Layer layer : layers) {
            // tshark names a protocol also where its header is cut off; Toami tells then which it would have been.
            LayerType type =
                    layer instanceof Malformed failure ? failure.cause().layerType() : layer.type();
            String name = Fields.protocol(type);
            if (stackNames.contains(name) && !(layer instanceof Payload)) {
                names.add(name);
            }
        }
        return collapse(String.join(":", names));
    }

    /** tshark has one protocol for all labels of a packet, a pseudo-protocol for radio, and names some protocols twice. */
    private static String collapse(String stack) {
        List<String> names = new ArrayList<>();
        for (String name : stack.split(":", -1)) {
            boolean again = !names.isEmpty() && names.get(names.size() - 1).equals(name) && ONCE.contains(name);
            // Not a header: what says that there is none.
            again |= name.equals("raw");
            if (!again && !name.equals("wlan_radio")) {
                names.add(name);
            }
        }
        return String.join(":", names);
    }

    private static Map<String, String> fields(List<Layer> layers) {
        Map<String, String> values = new HashMap<>();
        for (Layer layer : layers) {
            Fields.of(
                    layer, field -> values.merge(field.name(), field.value(), (before, value) -> before + '|' + value));
        }
        return values;
    }

    private void report() {
        wrongStacks.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(40)
                .forEach(entry -> System.out.println(entry.getValue() + " × " + entry.getKey()));
        fields.forEach((name, counts) ->
                System.out.println(String.format("%6d of %6d agree: %s", counts[1], counts[0], name)));
        System.out.println("meant to differ: " + explained);
    }
}
