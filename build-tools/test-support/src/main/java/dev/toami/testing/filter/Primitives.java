package dev.toami.testing.filter;

import java.util.List;

import static dev.toami.testing.filter.Dice.way;

/** Primitives about addresses, ports, protocols, tags and tunnels. */
final class Primitives {
    private final Dice dice;

    Primitives(Dice dice) {
        this.dice = dice;
    }

    String abbreviation() {
        return dice.chance(80)
                ? dice.word("ip ip ip6 arp tcp tcp udp udp icmp icmp6 sctp rarp")
                : dice.word("igmp igrp pim vrrp carp ah esp atalk aarp decnet lat sca moprc mopdl stp ipx netbeui");
    }

    /** Qualifiers and an identifier, or a list of them. */
    String qualified(Link link) {
        boolean mac = link.has(Link.Feature.MAC) || dice.chance(4);
        return dice.weighted(List.of(
                        way(25, () -> head(dice.word("host host ip_host ip6_host arp_host rarp_host")) + " "),
                        way(18, () -> head(dice.word("net net ip_net ip6_net arp_net rarp_net")) + " "),
                        way(25, () -> head(dice.word("port port tcp_port udp_port sctp_port")) + " "),
                        way(8, () -> head(dice.word("portrange tcp_portrange udp_portrange")) + " "),
                        way(10, () -> dice.pick("ip proto ", "ip6 proto ", "proto ", "ip proto ")),
                        way(mac ? 10 : 0, () -> head("ether_host") + " "),
                        way(6, () -> dice.pick("ether proto ", "link proto ", "ether proto ")),
                        way(2, () -> dice.pick("protochain ", "ip protochain ", "ip6 protochain ")),
                        way(2, this::unfit)))
                .transform(head -> head + identifiers(head));
    }

    /** A protocol, a direction and a type: all but the type may be left out. */
    private String head(String protocolAndType) {
        int gap = protocolAndType.indexOf('_');
        String protocol = gap < 0 ? "" : protocolAndType.substring(0, gap) + " ";
        String type = protocolAndType.substring(gap + 1);
        String direction = dice.chance(45)
                ? ""
                : dice.chance(80) ? dice.pick("src ", "dst ") : dice.pick("src or dst ", "src and dst ", "dst or src ");
        return protocol + direction + (type.equals("host") && !direction.isEmpty() && dice.chance(40) ? "" : type);
    }

    /** Qualifiers at random, which seldom make sense. */
    private String unfit() {
        String protocol = dice.word("ip ip6 arp rarp tcp udp sctp icmp icmp6 ether wlan fddi decnet stp iso vrrp");
        String direction = dice.pick("", "src ", "dst ", "ra ", "addr1 ");
        return protocol + " " + direction + dice.word("host net port portrange proto protochain") + " ";
    }

    private String identifiers(String head) {
        String first = (dice.chance(4) ? "not " : "") + identifierFor(head);
        if (dice.chance(82)) {
            return first;
        }
        StringBuilder list = new StringBuilder(first);
        for (int i = dice.between(1, 3); i > 0; i--) {
            list.append(dice.pick(" or ", " or ", " and "))
                    .append(dice.chance(10) ? "not " : "")
                    .append(identifierFor(head));
        }
        return dice.chance(50) ? "(" + list + ")" : list.toString();
    }

    /** An identifier that mostly fits the qualifiers before it. */
    String identifierFor(String head) {
        if (dice.chance(2)) {
            return dice.pick("10.0.0.1", "80", "::1", "00:11:22:33:44:55", "http", "70000", "1.2", "nothing.invalid");
        }
        if (head.contains("portrange")) {
            return portRange();
        } else if (head.contains("port")) {
            return dice.chance(90) ? Integer.toString(dice.pick(Pools.PORTS)) : dice.pick("http", "domain", "0x50");
        } else if (head.contains("ether proto") || head.contains("link proto")) {
            return etherType();
        } else if (head.contains("proto")) {
            return dice.chance(70)
                    ? Integer.toString(dice.pick(Pools.IP_PROTOCOLS))
                    : "\\" + dice.word("tcp udp icmp sctp esp ah pim igmp ipv6-icmp");
        } else if (head.contains("ether")) {
            return dice.chance(90)
                    ? dice.pick(Pools.MAC)
                    : dice.pick("001122334455", "0:11:22:33:44:55", "0011.2233.4455");
        } else if (head.contains("net")) {
            return network(head);
        }
        boolean six = head.contains("ip6") || (!head.contains("ip ") && !head.contains("arp") && dice.chance(30));
        return six
                ? dice.pick(Pools.IPV6)
                : dice.chance(95) ? dice.pick(Pools.IPV4) : dice.pick("10.1", "1", "010.0.0.1");
    }

    private String portRange() {
        int first = dice.pick(Pools.PORTS);
        int last = first + dice.pick(0, 1, 10, 1000);
        return dice.chance(90) ? first + "-" + Math.min(last, 65535) : dice.pick("80", "443-80", "http-443", "0-65535");
    }

    private String etherType() {
        return dice.weighted(List.of(
                way(50, () -> "0x" + Integer.toHexString(dice.pick(Pools.ETHER_TYPES))),
                way(15, () -> Integer.toString(dice.pick(Pools.SERVICE_POINTS))),
                way(
                        30,
                        () -> "\\"
                                + dice.word(
                                        "ip ip6 arp rarp atalk aarp decnet lat moprc mopdl sca iso stp ipx netbeui")),
                way(5, () -> dice.pick("1500", "1501", "1536", "255", "256", "65535", "loopback"))));
    }

    private String network(String head) {
        boolean six = head.contains("ip6") || (!head.contains("ip ") && !head.contains("arp") && dice.chance(30));
        if (six) {
            return dice.pick(
                    "2001:db8::/32",
                    "fe80::/10",
                    "::/0",
                    "ff00::/8",
                    "2001:db8:1:2::/64",
                    "2001:db8::1",
                    "::/127",
                    "2001:db8::/65");
        }
        return dice.pick(
                "10.0.0.0/8",
                "10.0.0.0/30",
                "192.168.1.0/24",
                "192.168.0.0/16",
                "172.16.0.0/12",
                "0.0.0.0/0",
                "224.0.0.0/4",
                "10.1.2.3/32",
                "10.1.2",
                "192.168",
                "10",
                "10.0.0.2",
                "10.0.0.0 mask 255.0.0.0",
                "0.0.0.1 mask 0.0.0.255",
                "10.0.0.1/24");
    }

    String vlan() {
        return dice.chance(40) ? "vlan" : "vlan " + dice.pick(Pools.VLANS);
    }

    String mpls() {
        return dice.chance(40) ? "mpls" : "mpls " + dice.pick(Pools.LABELS);
    }

    String pppoe() {
        return dice.chance(20) ? "pppoed" : dice.chance(50) ? "pppoes" : "pppoes " + dice.pick(Pools.SESSIONS);
    }

    String tunnel() {
        String name = dice.chance(93) ? "geneve" : "vxlan";
        return dice.chance(50) ? name : name + " " + dice.pick(Pools.NETWORK_IDENTIFIERS);
    }
}
