package dev.toami.testing.filter;

import java.util.HexFormat;

/** The few addresses and numbers that both the expressions and the packets are made of. */
final class Pools {
    static final String[] IPV4 = {
        "10.0.0.1",
        "10.0.0.2",
        "10.1.2.3",
        "192.168.1.1",
        "192.168.1.77",
        "192.168.1.255",
        "172.16.5.4",
        "224.0.0.5",
        "255.255.255.255",
        "0.0.0.1"
    };
    static final String[] IPV6 = {
        "fe80::1", "2001:db8::1", "2001:db8::2", "::1", "ff02::1", "2001:db8:1:2:3:4:5:6", "::", "::ffff:10.0.0.1"
    };
    static final byte[][] IPV6_BYTES = {
        hex("fe800000000000000000000000000001"),
        hex("20010db8000000000000000000000001"),
        hex("20010db8000000000000000000000002"),
        hex("00000000000000000000000000000001"),
        hex("ff020000000000000000000000000001"),
        hex("20010db8000100020003000400050006"),
        hex("00000000000000000000000000000000"),
        hex("00000000000000000000ffff0a000001")
    };
    static final String[] MAC = {
        "00:11:22:33:44:55", "02:00:00:00:00:01", "01:00:5e:00:00:05", "01:80:c2:00:00:00", "ff:ff:ff:ff:ff:ff"
    };
    static final int[] PORTS = {0, 9, 22, 53, 67, 68, 80, 443, 1024, 4789, 5060, 6081, 8080, 65535};
    static final int[] IP_PROTOCOLS = {0, 1, 2, 4, 6, 9, 17, 41, 43, 44, 47, 50, 51, 58, 60, 89, 103, 112, 132, 255};
    static final int[] ETHER_TYPES = {
        0x0800, 0x0806, 0x8035, 0x86dd, 0x8100, 0x88a8, 0x9100, 0x8847, 0x8848, 0x8863, 0x8864, 0x809b, 0x80f3, 0x6003,
        0x6004, 0x6002, 0x6001, 0x6007, 0x8137, 0x88cc, 0x9000, 0x6558
    };
    static final int[] SERVICE_POINTS = {0x42, 0xaa, 0xe0, 0xf0, 0xfe, 0x06, 0xff};
    static final int[] VLANS = {0, 1, 5, 100, 200, 4095};
    static final int[] LABELS = {0, 3, 1000, 1024, 1_048_575};
    static final int[] SESSIONS = {0, 1, 0x1234, 65535};
    static final int[] NETWORK_IDENTIFIERS = {0, 11, 100, 0xffffff};
    static final int[] STATIONS = {0, 5, 0x12, 0xff};

    private Pools() {}

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    static byte[] ipv4(Dice dice) {
        String[] octets = dice.pick(IPV4).split("\\.", -1);
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            address[i] = (byte) Integer.parseInt(octets[i]);
        }
        return address;
    }

    static byte[] ipv6(Dice dice) {
        return IPV6_BYTES[dice.below(IPV6_BYTES.length)].clone();
    }

    static byte[] mac(Dice dice) {
        return hex(dice.pick(MAC).replace(":", ""));
    }
}
