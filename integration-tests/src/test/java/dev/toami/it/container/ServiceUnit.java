package dev.toami.it.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.toami.testing.Shell;

import static java.util.stream.Collectors.joining;

/** The unit file that deploy/ ships, and what it restricts. */
final class ServiceUnit {
    static final Path FILE = Recipe.DEPLOY.resolve("toami-capture.service");

    private static final Map<String, Integer> FAMILIES =
            Map.of("AF_UNIX", 1, "AF_INET", 2, "AF_INET6", 10, "AF_NETLINK", 16, "AF_PACKET", 17);
    private static final int EAFNOSUPPORT = 97;

    private ServiceUnit() {}

    /** The words of a setting. */
    static List<String> words(String key) {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> line.startsWith(key + "="))
                    .flatMap(line -> List.of(line.substring(key.length() + 1).split(" ", -1)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its SystemCallFilter, and RestrictAddressFamilies with other families, as a seccomp profile of Docker. */
    static String seccompProfile(List<String> families) {
        Set<String> calls = new LinkedHashSet<>();
        words("SystemCallFilter").forEach(each -> addCalls(each, calls));
        calls.remove("socket");
        List<String> rules = new ArrayList<>();
        rules.add("{\"action\":\"SCMP_ACT_ALLOW\",\"names\":["
                + calls.stream().map(each -> '"' + each + '"').collect(joining(",")) + "]}");
        FAMILIES.forEach((name, number) -> rules.add("{\"names\":[\"socket\"],"
                + (families.contains(name)
                        ? "\"action\":\"SCMP_ACT_ALLOW\""
                        : "\"action\":\"SCMP_ACT_ERRNO\",\"errnoRet\":" + EAFNOSUPPORT)
                + ",\"args\":[{\"index\":0,\"value\":" + number + ",\"op\":\"SCMP_CMP_EQ\"}]}"));
        return "{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"syscalls\":[" + String.join(",", rules) + "]}";
    }

    /** Adds a system call, or those of a set such as {@code @network-io}. */
    private static void addCalls(String name, Set<String> calls) {
        if (!name.startsWith("@")) {
            calls.add(name);
            return;
        }
        Shell.run("systemd-analyze syscall-filter " + name)
                .lines()
                .filter(line -> line.startsWith(" "))
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .forEach(each -> addCalls(each, calls));
    }
}
