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

/** A frame of golden.txt: its name, its bytes and its text. */
public record Golden(String name, Bytes bytes, String text) {
    public static List<Golden> all() {
        List<Golden> all = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Golden.class.getResourceAsStream("golden.txt"), StandardCharsets.UTF_8))) {
            String name = null;
            StringBuilder hex = new StringBuilder();
            StringBuilder text = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("= ")) {
                    name = line.substring(2);
                } else if (line.startsWith("+ ")) {
                    hex.append(line, 2, line.length());
                } else if (line.startsWith("PACKET") || line.startsWith("- ")) {
                    text.append(line).append('\n');
                } else if (name != null) {
                    all.add(new Golden(name, Bytes.parseHex(hex), text.toString()));
                    hex.setLength(0);
                    text.setLength(0);
                }
            }
            all.add(new Golden(name, Bytes.parseHex(hex), text.toString()));
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

    public Packet dissect() {
        return dissect(bytes);
    }

    /** As if captured whole on Ethernet, at the epoch. */
    public static Packet dissect(Bytes bytes) {
        return Packet.dissect(CapturedFrame.of(LinkType.ETHERNET, 0, bytes.length(), bytes));
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
