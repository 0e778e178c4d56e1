package dev.toami.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.DeviceAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The filter expression of a command line. */
final class Filters {
    private Filters() {}

    /** The words joined by blanks, or what the file of {@code -F} says; empty for everything. */
    static String expression(Arguments arguments, List<String> words) throws IOException {
        String joined = String.join(" ", words).strip();
        Optional<String> file = arguments.value("-F");
        if (file.isEmpty()) {
            return joined;
        }
        if (!joined.isEmpty()) {
            throw new UsageException("a filter is both in " + file.get() + " and on the command line");
        }
        return withoutComments(new String(Files.readAllBytes(Path.of(file.get())), UTF_8));
    }

    /** As tcpdump reads a filter file: a {@code #} and the rest of its line are blank. */
    private static String withoutComments(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean comment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            comment = c != '\n' && (comment || c == '#');
            kept.append(comment || c == '\n' || c == '\r' ? ' ' : c);
        }
        return kept.toString().strip();
    }

    /**
     * Does nothing if a filter makes sense on a device.
     *
     * @throws dev.toami.engine.FilterSyntaxException otherwise, before anything is opened
     */
    static void check(String expression, NetworkDevice device, int snapLength) {
        if (!expression.isEmpty()) {
            FilterTarget target = isCooked(device.linkType())
                    ? FilterTarget.liveCooked(device.linkType(), snapLength)
                    : FilterTarget.liveRaw(device.linkType(), snapLength);
            FilterCompiler.compile(expression, withNetmask(target, device));
        }
    }

    private static FilterTarget withNetmask(FilterTarget target, NetworkDevice device) {
        for (DeviceAddress address : device.addresses()) {
            if (address.netmask() instanceof Ipv4Address mask) {
                return target.withNetmask(mask);
            }
        }
        return target;
    }

    static boolean isCooked(LinkType linkType) {
        return linkType.equals(LinkType.LINUX_SLL) || linkType.equals(LinkType.LINUX_SLL2);
    }
}
