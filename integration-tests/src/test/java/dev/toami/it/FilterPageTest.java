package dev.toami.it;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.NameResolver;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Everything that the page on filters says one may write compiles somewhere. */
class FilterPageTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final int SNAP_LENGTH = 262144;

    @Test
    void everyExampleCompiles() throws Exception {
        String page = Files.readString(Cli.ROOT.resolve("docs/filter.md"));
        String language = page.substring(page.indexOf("## The language"), page.indexOf("## Targets"));
        List<String> examples = new ArrayList<>();
        language.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            Matcher code = CODE.matcher(line.replace("\\|", "\u0001").split("\\|", -1)[1]);
            while (code.find()) {
                examples.add(code.group(1).replace('\u0001', '|'));
            }
        });
        List<String> wrong =
                examples.stream().filter(example -> !compilesSomewhere(example)).toList();
        assertEquals(List.of(), wrong);
        assertTrue(examples.size() > 100, "only " + examples.size() + " examples");
    }

    private static boolean compilesSomewhere(String expression) {
        List<FilterTarget> targets = List.of(
                FilterTarget.liveRaw(LinkType.ETHERNET, SNAP_LENGTH),
                FilterTarget.file(LinkType.ETHERNET, SNAP_LENGTH),
                FilterTarget.file(LinkType.IEEE802_11_RADIO, SNAP_LENGTH),
                FilterTarget.file(LinkType.PFLOG, SNAP_LENGTH),
                FilterTarget.file(LinkType.SUNATM, SNAP_LENGTH),
                FilterTarget.file(LinkType.MTP2, SNAP_LENGTH),
                FilterTarget.file(LinkType.ARCNET, SNAP_LENGTH));
        return targets.stream().anyMatch(target -> {
            try {
                FilterTarget withNames =
                        target.withNetmask(Ipv4Address.parse("255.255.255.0")).withNames(new Names());
                FilterCompiler.compile(expression, withNames);
                return true;
            } catch (FilterSyntaxException e) {
                return false;
            }
        });
    }

    /** The system's names, and the page's stand-ins for hosts. */
    private static final class Names implements NameResolver {
        private final NameResolver system = NameResolver.system();

        @Override
        public List<IpAddress> hostAddresses(String name) {
            return name.length() == 1 ? List.of(Ipv4Address.parse("192.0.2." + (int) name.charAt(0))) : List.of();
        }

        @Override
        public Optional<MacAddress> macAddress(String name) {
            return name.length() == 1 ? Optional.of(MacAddress.parse("02:00:00:00:00:01")) : Optional.empty();
        }

        @Override
        public OptionalInt tcpPort(String service) {
            return system.tcpPort(service);
        }

        @Override
        public OptionalInt udpPort(String service) {
            return system.udpPort(service);
        }

        @Override
        public OptionalInt protocol(String name) {
            return system.protocol(name);
        }
    }
}
