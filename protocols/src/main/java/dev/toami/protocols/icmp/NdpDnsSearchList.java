package dev.toami.protocols.icmp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;

/**
 * DNS search list option of a router advertisement (RFC 8106, section 5.2).
 *
 * @param lifetime in seconds; 0xffffffff means for ever
 * @param domains names of labels of Latin-1 characters parted by points
 */
public record NdpDnsSearchList(long lifetime, List<String> domains) implements NdpOption {
    private static final int HEADER = 6;
    private static final int MAX_LABEL = 63;

    public NdpDnsSearchList {
        domains = List.copyOf(domains);
        OptionData.checkLifetime(lifetime);
        for (String domain : domains) {
            for (String label : domain.split("\\.", -1)) {
                OptionData.check("the length of a label", label.length(), MAX_LABEL);
            }
        }
    }

    static boolean fits(Bytes data) {
        return data.length() >= HEADER && names(data) != null;
    }

    static NdpDnsSearchList read(Bytes data) {
        return new NdpDnsSearchList(data.u32(2), names(data));
    }

    /** The names up to the padding; null if they do not end within the data. */
    private static List<String> names(Bytes data) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int at = HEADER;
        while (at < data.length()) {
            int length = data.u8(at++);
            if (length > MAX_LABEL || length > data.length() - at) {
                return null;
            }
            if (length == 0) {
                if (name.length() == 0) {
                    return names;
                }
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(name.length() > 0 ? "." : "");
                name.append(new String(data.slice(at, length).toArray(), StandardCharsets.ISO_8859_1));
                at += length;
            }
        }
        return name.length() == 0 ? names : null;
    }

    @Override
    public int type() {
        return DNS_SEARCH_LIST;
    }

    @Override
    public Bytes data() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] header = new byte[HEADER];
        OptionData.putU32(header, 2, lifetime);
        out.writeBytes(header);
        for (String domain : domains) {
            for (String label : domain.split("\\.", -1)) {
                out.write(label.length());
                out.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
            }
            out.write(0);
        }
        return Bytes.wrap(out.toByteArray());
    }
}
