package dev.toami.afpacket;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.toami.afpacket.sys.Linux;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The table against this machine's compiler, and the kernel's constants against the table. */
class LayoutTableTest {
    /** Constants that the headers of Linux 6.1 do not have yet. */
    private static final Set<String> NEWER = Set.of("PACKET_FANOUT_FLAG_IGNORE_OUTGOING", "PACKET_VNET_HDR_SZ");

    @Test
    void theTableIsThatOfThisMachinesCompiler() {
        Needs.tools("gcc");
        LayoutTable.Abi abi =
                System.getProperty("os.arch").equals("aarch64") ? LayoutTable.Abi.ARM64 : LayoutTable.Abi.X86_64;
        Map<String, Integer> table = LayoutTable.of(abi);
        Map<String, Integer> here = LayoutTable.parse(
                Shell.run(Path.of(System.getProperty("toami.root"), "build-tools/tables/layouts") + " --native"), 1);
        Map<String, Integer> common = new HashMap<>(table);
        common.keySet().retainAll(here.keySet());
        here.keySet().retainAll(table.keySet());
        assertEquals(here, common);
        assertTrue(here.size() > 500, () -> "the compiler knows " + here.size() + " of " + table.size());
    }

    @Test
    void constantsAreThoseOfEachAbi() throws Exception {
        Map<String, Integer> ours = new LinkedHashMap<>();
        for (Field field : Linux.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !NEWER.contains(field.getName())) {
                ours.put(field.getName(), ((Number) field.get(null)).intValue());
            }
        }
        assertFalse(ours.isEmpty());
        LayoutTable.assertHolds(ours);
    }

    @Test
    void layoutsOfSocketsAndMessagesAreThoseOfEachAbi() {
        Map<String, Integer> ours = new LinkedHashMap<>();
        ours.put("sizeof(struct packet_mreq)", 16);
        ours.put("offsetof(struct packet_mreq, mr_type)", 4);
        ours.put("sizeof(struct sock_fprog)", 16);
        ours.put("offsetof(struct sock_fprog, filter)", 8);
        ours.put("sizeof(struct sock_filter)", 8);
        ours.put("offsetof(struct sock_filter, k)", 4);
        ours.put("sizeof(struct tpacket_stats_v3)", 12);
        ours.put("offsetof(struct tpacket_stats_v3, tp_drops)", 4);
        ours.put("offsetof(struct tpacket_stats_v3, tp_freeze_q_cnt)", 8);
        ours.put("sizeof(struct pollfd)", 8);
        ours.put("offsetof(struct pollfd, events)", 4);
        ours.put("offsetof(struct pollfd, revents)", 6);
        ours.put("sizeof(struct nlmsghdr)", 16);
        ours.put("offsetof(struct nlmsghdr, nlmsg_type)", 4);
        ours.put("offsetof(struct nlmsghdr, nlmsg_flags)", 6);
        ours.put("offsetof(struct nlmsghdr, nlmsg_seq)", 8);
        ours.put("sizeof(struct ifinfomsg)", 16);
        ours.put("offsetof(struct ifinfomsg, ifi_type)", 2);
        ours.put("offsetof(struct ifinfomsg, ifi_index)", 4);
        ours.put("offsetof(struct ifinfomsg, ifi_flags)", 8);
        ours.put("sizeof(struct ifaddrmsg)", 8);
        ours.put("offsetof(struct ifaddrmsg, ifa_index)", 4);
        ours.put("sizeof(struct rtattr)", 4);
        ours.put("offsetof(struct rtattr, rta_type)", 2);
        ours.put("offsetof(struct rtnl_link_stats64, rx_fifo_errors)", 14 * 8);
        ours.put("offsetof(struct rtnl_link_stats64, rx_missed_errors)", 15 * 8);
        // The kernel's size_t, pointers and socklen_t as the binding of libc has them.
        ours.put("sizeof(long)", 8);
        ours.put("sizeof(void *)", 8);
        ours.put("sizeof(socklen_t)", 4);
        LayoutTable.assertHolds(ours);
    }

    @Test
    void theTableTellsAbisApart() {
        Map<String, Integer> arm = LayoutTable.of(LayoutTable.Abi.ARM64);
        List<String> different = LayoutTable.of(LayoutTable.Abi.X86_64).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(arm.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(
                List.of(
                        "sizeof(struct epoll_event)",
                        "offsetof(struct epoll_event, data)",
                        "O_DIRECTORY",
                        "O_NOFOLLOW",
                        "O_DIRECT"),
                different);
    }
}
