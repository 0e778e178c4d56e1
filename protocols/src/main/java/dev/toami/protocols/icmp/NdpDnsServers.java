package dev.toami.protocols.icmp;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;

/**
 * Recursive DNS server option of a router advertisement (RFC 8106, section 5.1).
 *
 * @param lifetime in seconds; 0xffffffff means for ever
 */
public record NdpDnsServers(long lifetime, List<Ipv6Address> servers) implements NdpOption {
    private static final int HEADER = 6;

    public NdpDnsServers {
        servers = List.copyOf(servers);
        OptionData.checkLifetime(lifetime);
    }

    static boolean fits(Bytes data) {
        return data.length() >= HEADER && (data.length() - HEADER) % Ipv6Address.LENGTH == 0;
    }

    static NdpDnsServers read(Bytes data) {
        List<Ipv6Address> servers = new ArrayList<>();
        for (int at = HEADER; at < data.length(); at += Ipv6Address.LENGTH) {
            servers.add(Ipv6Address.read(data, at));
        }
        return new NdpDnsServers(data.u32(2), servers);
    }

    @Override
    public int type() {
        return RECURSIVE_DNS_SERVERS;
    }

    @Override
    public Bytes data() {
        byte[] data = new byte[HEADER + Ipv6Address.LENGTH * servers.size()];
        OptionData.putU32(data, 2, lifetime);
        int at = HEADER;
        for (Ipv6Address server : servers) {
            System.arraycopy(server.toArray(), 0, data, at, Ipv6Address.LENGTH);
            at += Ipv6Address.LENGTH;
        }
        return Bytes.wrap(data);
    }
}
