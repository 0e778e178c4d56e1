package dev.toami.protocols;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;

/**
 * A frame of the golden files: its name, its bytes and its text. In a file, {@code = NAME}, then {@code @ LINKTYPE} unless
 * it is Ethernet, then lines of {@code + HEX}, then the text.
 */
public record Golden(String name, LinkType linkType, Bytes bytes, String text) {
    private static final List<String> FILES = List.of(
            "golden.txt",
            "golden-tunnel.txt",
            "golden-lan.txt",
            "golden-wireless.txt",
            "golden-routing.txt",
            "golden-transport.txt",
            "golden-application.txt",
            "golden-media.txt",
            "golden-industrial.txt");

    /** Those of all files. */
    public static List<Golden> all() {
        return FILES.stream().flatMap(file -> in(file).stream()).toList();
    }

    /** Those of the Internet's core protocols. */
    public static List<Golden> core() {
        return in("golden.txt");
    }

    private static List<Golden> in(String file) {
        List<Golden> all = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Golden.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            String name = null;
            LinkType linkType = LinkType.ETHERNET;
            StringBuilder hex = new StringBuilder();
            StringBuilder text = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("= ")) {
                    name = line.substring(2);
                } else if (line.startsWith("@ ")) {
                    linkType = new LinkType(Integer.parseInt(line.substring(2)));
                } else if (line.startsWith("+ ")) {
                    hex.append(line, 2, line.length());
                } else if (line.startsWith("PACKET") || line.startsWith("- ")) {
                    text.append(line).append('\n');
                } else if (name != null) {
                    all.add(new Golden(name, linkType, Bytes.parseHex(hex), text.toString()));
                    name = null;
                    linkType = LinkType.ETHERNET;
                    hex.setLength(0);
                    text.setLength(0);
                }
            }
            if (name != null) {
                all.add(new Golden(name, linkType, Bytes.parseHex(hex), text.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    public static Golden named(String name) {
        return all().stream()
                .filter(golden -> golden.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no golden frame " + name));
    }

    /** As if captured whole, at the epoch. */
    public Packet dissect() {
        return dissect(bytes);
    }

    /** As if captured whole on Ethernet, at the epoch. */
    public static Packet ethernet(Bytes bytes) {
        return Packet.dissect(bytes, LinkType.ETHERNET);
    }

    /** Other bytes, as if captured whole on such a link, at the epoch. */
    public Packet dissect(Bytes other) {
        return Packet.dissect(CapturedFrame.of(linkType, 0, other.length(), other));
    }

    /** The layer of {@code kind} in the frame of {@code name}. */
    public static <T> T layer(String name, Class<T> kind) {
        return named(name).dissect().layer(kind).orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
