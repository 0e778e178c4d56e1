package dev.toami.filter;

import java.util.List;
import java.util.Random;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.filter.bpf.Program;
import dev.toami.filter.bpf.Verifier;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever the text: a program that the kernel takes, loops aside, or a {@link FilterSyntaxException}. */
class FilterFuzzTest {
    private static final int RUNS = 200_000;

    private static final String[] WORDS = {
        "and",
        "or",
        "not",
        "!",
        "&&",
        "||",
        "(",
        ")",
        "[",
        "]",
        ":",
        "src",
        "dst",
        "host",
        "net",
        "mask",
        "port",
        "portrange",
        "proto",
        "ether",
        "link",
        "ip",
        "ip6",
        "arp",
        "rarp",
        "tcp",
        "udp",
        "sctp",
        "icmp",
        "icmp6",
        "igmp",
        "vrrp",
        "stp",
        "ipx",
        "iso",
        "atalk",
        "less",
        "greater",
        "byte",
        "broadcast",
        "multicast",
        "len",
        "inbound",
        "outbound",
        "ifindex",
        "vlan",
        "mpls",
        "gateway",
        "protochain",
        "llc",
        "radio",
        "esis",
        "isis",
        "clnp",
        "l1",
        "l2",
        "iih",
        "lsp",
        "snp",
        "csnp",
        "psnp",
        "geneve",
        "vxlan",
        "type",
        "subtype",
        "dir",
        "direction",
        "addr1",
        "addr2",
        "addr3",
        "addr4",
        "ra",
        "ta",
        "lane",
        "metac",
        "bcc",
        "oam",
        "oamf4",
        "oamf4ec",
        "oamf4sc",
        "sc",
        "ilmic",
        "vpi",
        "vci",
        "connectmsg",
        "metaconnect",
        "on",
        "ifname",
        "rset",
        "ruleset",
        "rnr",
        "rulenum",
        "srnr",
        "subrulenum",
        "reason",
        "action",
        "fisu",
        "lssu",
        "lsu",
        "msu",
        "hfisu",
        "hlssu",
        "hmsu",
        "sio",
        "opc",
        "dpc",
        "sls",
        "hsio",
        "hopc",
        "hdpc",
        "hsls",
        "mark",
        "queue",
        "rxhash",
        "cpu",
        "hatype",
        "mgt",
        "beacon",
        "nods",
        "fragment",
        "pass",
        "decnet",
        "pim",
        "ah",
        "esp",
        "pppoed",
        "pppoes",
        "+",
        "-",
        "*",
        "/",
        "%",
        "&",
        "|",
        "^",
        "<<",
        ">>",
        "=",
        "!=",
        "<",
        ">",
        "<=",
        ">=",
        "0",
        "1",
        "4",
        "80",
        "0x800",
        "4095",
        "4294967295",
        "10.0.0.1",
        "10.0.0.0/8",
        "192.168",
        "::1",
        "fe80::/10",
        "00:11:22:33:44:55",
        "http",
        "80-90",
        "\\tcp",
        "\\ip",
        "tcp-syn",
        "icmptype",
        "tcpflags",
        "nonsense",
        "1.2.3.4.5",
        "08",
        "$5",
        "$5f",
        "é"
    };

    private static final String[] SEEDS = {
        "tcp port 80 or 443 and not host 10.0.0.1",
        "vlan 100 and (ip6 or src net 10.0.0.0/8)",
        "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0 and not src and dst net 192.168.0.0 mask 255.255.0.0",
        "ip[2:2] - ((ip[0] & 0xf) << 2) - ((tcp[12] & 0xf0) >> 2) != 0",
        "ether host 00:11:22:33:44:55 or ether proto \\arp or portrange 80-90",
        "less 100 or (greater 1500 and icmp6[icmp6type] = 135) or byte 3 & 7",
        "wlan type mgt subtype beacon or dir nods and wlan addr2 00:11:22:33:44:55 or llc sabme",
        "vpi (1 or 2) and vci >= 5 or lane or sio (3 or 4) and hsls != 4",
        "on en0 and rnr 5 or reason fragment and action pass or rxhash & 0xf = cpu",
        "ip protochain 6 or isis proto 17 and geneve 5 and vxlan (7) and link host $5f"
    };

    private static final List<FilterTarget> TARGETS = List.of(
            FilterTarget.file(LinkType.ETHERNET, 262144),
            FilterTarget.file(LinkType.RAW, 96),
            FilterTarget.file(LinkType.NULL, 65535),
            FilterTarget.file(LinkType.LINUX_SLL, 65535),
            FilterTarget.file(LinkType.IEEE802_11_RADIO, 65535),
            FilterTarget.file(LinkType.ARCNET, 65535),
            FilterTarget.file(LinkType.PFLOG, 65535),
            FilterTarget.liveRaw(LinkType.IEEE802_11, 262144),
            FilterTarget.liveRaw(LinkType.ETHERNET, 262144),
            FilterTarget.liveCooked(LinkType.LINUX_SLL2, 262144),
            FilterTarget.liveCooked(LinkType.LINUX_SLL, 262144));

    private final Random random = new Random(20_260_823);

    @Test
    void compilesOrSaysWhatIsWrong() {
        int compiled = 0;
        for (int i = 0; i < RUNS; i++) {
            String expression = i % 2 == 0 ? words() : mutated();
            FilterTarget target = random.nextInt(4) == 0
                    ? FilterTarget.file(new LinkType(random.nextInt(300)), 65535)
                    : TARGETS.get(random.nextInt(TARGETS.size()));
            try {
                Program program = FilterCompiler.compile(expression, target).program();
                if (!program.hasLoops()) {
                    Verifier.verify(program.instructions());
                }
                compiled++;
            } catch (FilterSyntaxException e) {
                assertTrue(e.start() >= 0 && e.start() <= e.end() && e.end() <= expression.length(), e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError(expression + " for " + target, e);
            }
        }
        assertTrue(compiled > RUNS / 100, "only " + compiled + " compiled");
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i >= 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(8) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private String mutated() {
        StringBuilder text = new StringBuilder(SEEDS[random.nextInt(SEEDS.length)]);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) (32 + random.nextInt(95)));
                case 2 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
                case 3 -> text.insert(at, " " + WORDS[random.nextInt(WORDS.length)] + " ");
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(20))));
            }
            if (text.isEmpty()) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
