package dev.toami.testing.filter;

/** Primitives of few link types and of old protocol families. */
final class LinkPrimitives {
    private static final String[] FRAME_TYPES = {
        "type mgt",
        "type ctl",
        "type data",
        "wlan type mgt",
        "type 0",
        "type data subtype qos-data",
        "type data subtype null",
        "type mgt subtype beacon",
        "type mgt subtype assoc-req",
        "wlan type mgt subtype deauth",
        "type ctl subtype rts",
        "type ctl subtype ack",
        "subtype probe-req",
        "subtype qos-data",
        "subtype cts",
        "type mgt subtype 8",
        "type ctl subtype beacon"
    };

    private final Dice dice;

    LinkPrimitives(Dice dice) {
        this.dice = dice;
    }

    String llc() {
        return dice.chance(30) ? "llc" : "llc " + dice.word("i s u rr rnr rej ui ua disc dm sabme test xid frmr");
    }

    String wlan() {
        return switch (dice.below(4)) {
            case 0 -> dice.pick(FRAME_TYPES);
            case 1 -> dice.pick("dir ", "direction ", "wlan dir ") + dice.word("nods tods fromds dstods 0 1 2 3");
            default ->
                dice.pick("wlan ", "ether ")
                        + dice.word("host src dst addr1 addr2 addr3 addr4 ra ta")
                        + " "
                        + dice.pick(Pools.MAC);
        };
    }

    String packetFilter() {
        return switch (dice.below(6)) {
            case 0 -> dice.pick("ifname ", "on ") + dice.word("em0 em1 lo0");
            case 1 -> dice.pick("rset ", "ruleset ") + dice.word("ssh web");
            case 2 -> dice.pick("rnr ", "rulenum ") + dice.below(4);
            case 3 -> dice.pick("srnr ", "subrulenum ") + dice.below(4);
            case 4 -> "reason " + dice.word("match bad-offset fragment short normalize memory congestion src-limit 3");
            default -> "action " + dice.word("pass accept drop block scrub noscrub nat nonat binat rdr nordr");
        };
    }

    String atm() {
        return switch (dice.below(5)) {
            case 0 -> "vpi " + dice.pick("0", "1", "> 0", "!= 1", "(0 or 1)");
            case 1, 2 -> "vci " + dice.pick("5", "100", "16", "< 16", ">= 5", "!= 100", "(5 or 100)", "= 3");
            default -> dice.word("lane metac bcc oam oamf4 oamf4ec oamf4sc sc ilmic connectmsg metaconnect llc");
        };
    }

    String signalling() {
        if (dice.chance(40)) {
            return dice.word("fisu lssu lsu msu hfisu hlssu hmsu");
        }
        String field = dice.word("sio opc dpc sls hsio hopc hdpc hsls");
        int most = field.endsWith("sio") ? 255 : field.endsWith("sls") ? 15 : 16383;
        int number = Math.min(dice.pick(1, 3, 5, 100, 16383), most);
        return field + dice.pick(" ", " = ", " != ", " > ", " < ") + number;
    }

    String shortAddress() {
        String station = Integer.toHexString(dice.pick(Pools.STATIONS));
        return dice.pick("link ", "ether ") + dice.pick("host ", "src ", "dst ", "src host ") + "$" + station;
    }

    String iso() {
        return dice.chance(60)
                ? dice.word("iso clnp esis isis l1 l2 iih lsp snp csnp psnp es-is is-is")
                : dice.pick(
                        "iso proto \\clnp",
                        "iso proto \\esis",
                        "iso proto \\isis",
                        "iso proto 129",
                        "isis proto 15",
                        "isis proto 27");
    }

    String decnet() {
        return dice.pick("decnet host ", "decnet src host ", "decnet dst host ", "decnet src ")
                + dice.pick("1.1", "10.1", "1.5");
    }
}
