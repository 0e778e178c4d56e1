package dev.toami.afpacket.ring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.toami.afpacket.sys.Linux;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Our numbers against those of the C compiler and the kernel's headers. */
class LayoutTest {
    private static final Map<String, Integer> EXPECTED = new LinkedHashMap<>();

    private static void offset(String struct, String field, int ours) {
        EXPECTED.put("offsetof(struct " + struct + ", " + field + ")", ours);
    }

    static {
        EXPECTED.put("sizeof(struct tpacket_req3)", Tpacket3.REQUEST_SIZE);
        EXPECTED.put("sizeof(struct tpacket_block_desc)", Tpacket3.BLOCK_HEADER_SIZE);
        EXPECTED.put("TPACKET_ALIGN(sizeof(struct tpacket3_hdr))", Tpacket3.HEADER_SIZE);
        EXPECTED.put("TPACKET3_HDRLEN", Tpacket3.FRAME_HEADER_SIZE);
        EXPECTED.put("sizeof(struct sockaddr_ll)", SockaddrLl.SIZE);
        EXPECTED.put("sizeof(struct tpacket_req)", Tpacket2.REQUEST_SIZE);
        EXPECTED.put("TPACKET_ALIGN(sizeof(struct tpacket2_hdr))", Tpacket2.HEADER_SIZE);
        EXPECTED.put("TPACKET2_HDRLEN", Tpacket2.FRAME_HEADER_SIZE);
        offset("tpacket2_hdr", "tp_status", Tpacket2.STATUS);
        offset("tpacket2_hdr", "tp_len", Tpacket2.LENGTH);
        offset("tpacket2_hdr", "tp_snaplen", Tpacket2.SNAP_LENGTH);
        offset("tpacket2_hdr", "tp_mac", Tpacket2.MAC);
        offset("tpacket2_hdr", "tp_sec", Tpacket2.SECONDS);
        offset("tpacket2_hdr", "tp_nsec", Tpacket2.NANOSECONDS);
        offset("tpacket2_hdr", "tp_vlan_tci", Tpacket2.VLAN_TCI);
        offset("tpacket2_hdr", "tp_vlan_tpid", Tpacket2.VLAN_TPID);
        EXPECTED.put("PACKET_COPY_THRESH", Linux.PACKET_COPY_THRESH);
        EXPECTED.put("SO_RCVBUF", Linux.SO_RCVBUF);
        EXPECTED.put("SO_RCVBUFFORCE", Linux.SO_RCVBUFFORCE);
        EXPECTED.put("MSG_DONTWAIT", Linux.MSG_DONTWAIT);
        EXPECTED.put("TP_STATUS_COPY", TpStatus.COPY);
        EXPECTED.put("TPACKET_V2", Linux.TPACKET_V2);
        EXPECTED.put("TP_STATUS_TS_SOFTWARE", TpStatus.TS_SOFTWARE);
        EXPECTED.put("sizeof(struct packet_mreq)", 16);
        EXPECTED.put("sizeof(struct sock_fprog)", 16);
        EXPECTED.put("offsetof(struct sock_fprog, filter)", 8);
        EXPECTED.put("sizeof(struct sock_filter)", 8);
        EXPECTED.put("sizeof(struct tpacket_stats_v3)", 12);
        EXPECTED.put("sizeof(struct pollfd)", 8);
        offset("tpacket_block_desc", "hdr.bh1.block_status", Tpacket3.BLOCK_STATUS);
        offset("tpacket_block_desc", "hdr.bh1.num_pkts", Tpacket3.BLOCK_PACKETS);
        offset("tpacket_block_desc", "hdr.bh1.offset_to_first_pkt", Tpacket3.BLOCK_FIRST_PACKET);
        offset("tpacket_block_desc", "hdr.bh1.seq_num", Tpacket3.BLOCK_SEQUENCE);
        offset("tpacket3_hdr", "tp_next_offset", Tpacket3.NEXT_OFFSET);
        offset("tpacket3_hdr", "tp_sec", Tpacket3.SECONDS);
        offset("tpacket3_hdr", "tp_nsec", Tpacket3.NANOSECONDS);
        offset("tpacket3_hdr", "tp_snaplen", Tpacket3.SNAP_LENGTH);
        offset("tpacket3_hdr", "tp_len", Tpacket3.LENGTH);
        offset("tpacket3_hdr", "tp_status", Tpacket3.STATUS);
        offset("tpacket3_hdr", "tp_mac", Tpacket3.MAC);
        offset("tpacket3_hdr", "hv1.tp_rxhash", Tpacket3.RXHASH);
        offset("tpacket3_hdr", "hv1.tp_vlan_tci", Tpacket3.VLAN_TCI);
        offset("tpacket3_hdr", "hv1.tp_vlan_tpid", Tpacket3.VLAN_TPID);
        offset("sockaddr_ll", "sll_protocol", SockaddrLl.PROTOCOL);
        offset("sockaddr_ll", "sll_ifindex", SockaddrLl.INTERFACE_INDEX);
        offset("sockaddr_ll", "sll_hatype", SockaddrLl.HARDWARE_TYPE);
        offset("sockaddr_ll", "sll_pkttype", SockaddrLl.PACKET_TYPE);
        offset("sockaddr_ll", "sll_halen", SockaddrLl.ADDRESS_LENGTH);
        offset("sockaddr_ll", "sll_addr", SockaddrLl.ADDRESS);
        EXPECTED.put("TP_STATUS_USER", TpStatus.USER);
        EXPECTED.put("TP_STATUS_LOSING", TpStatus.LOSING);
        EXPECTED.put("TP_STATUS_CSUMNOTREADY", TpStatus.CSUM_NOT_READY);
        EXPECTED.put("TP_STATUS_CSUM_VALID", TpStatus.CSUM_VALID);
        EXPECTED.put("TP_STATUS_VLAN_VALID", TpStatus.VLAN_VALID);
        EXPECTED.put("TP_STATUS_VLAN_TPID_VALID", TpStatus.VLAN_TPID_VALID);
        EXPECTED.put("(int) TP_STATUS_TS_RAW_HARDWARE", TpStatus.TS_RAW_HARDWARE);
        EXPECTED.put("AF_PACKET", Linux.AF_PACKET);
        EXPECTED.put("AF_NETLINK", Linux.AF_NETLINK);
        EXPECTED.put("SOCK_RAW", Linux.SOCK_RAW);
        EXPECTED.put("SOCK_DGRAM", Linux.SOCK_DGRAM);
        EXPECTED.put("SOCK_CLOEXEC", Linux.SOCK_CLOEXEC);
        EXPECTED.put("ETH_P_ALL", Linux.ETH_P_ALL);
        EXPECTED.put("SOL_SOCKET", Linux.SOL_SOCKET);
        EXPECTED.put("SO_ERROR", Linux.SO_ERROR);
        EXPECTED.put("SO_ATTACH_FILTER", Linux.SO_ATTACH_FILTER);
        EXPECTED.put("SOL_PACKET", Linux.SOL_PACKET);
        EXPECTED.put("PACKET_ADD_MEMBERSHIP", Linux.PACKET_ADD_MEMBERSHIP);
        EXPECTED.put("PACKET_RX_RING", Linux.PACKET_RX_RING);
        EXPECTED.put("PACKET_STATISTICS", Linux.PACKET_STATISTICS);
        EXPECTED.put("PACKET_VERSION", Linux.PACKET_VERSION);
        EXPECTED.put("PACKET_IGNORE_OUTGOING", Linux.PACKET_IGNORE_OUTGOING);
        EXPECTED.put("PACKET_MR_PROMISC", Linux.PACKET_MR_PROMISC);
        EXPECTED.put("TPACKET_V3", Linux.TPACKET_V3);
        EXPECTED.put("PROT_READ", Linux.PROT_READ);
        EXPECTED.put("PROT_WRITE", Linux.PROT_WRITE);
        EXPECTED.put("MAP_SHARED", Linux.MAP_SHARED);
        EXPECTED.put("MAP_PRIVATE", Linux.MAP_PRIVATE);
        EXPECTED.put("MAP_FIXED", Linux.MAP_FIXED);
        EXPECTED.put("MAP_ANONYMOUS", Linux.MAP_ANONYMOUS);
        EXPECTED.put("MAP_NORESERVE", Linux.MAP_NORESERVE);
        EXPECTED.put("POLLIN", (int) Linux.POLLIN);
        EXPECTED.put("EFD_CLOEXEC", Linux.EFD_CLOEXEC);
        EXPECTED.put("EFD_NONBLOCK", Linux.EFD_NONBLOCK);
        EXPECTED.put("MSG_TRUNC", Linux.MSG_TRUNC);
        EXPECTED.put("ARPHRD_ETHER", Linux.ARPHRD_ETHER);
        EXPECTED.put("ARPHRD_LOOPBACK", Linux.ARPHRD_LOOPBACK);
        EXPECTED.put("ARPHRD_NONE", Linux.ARPHRD_NONE);
        EXPECTED.put("ARPHRD_TUNNEL", Linux.ARPHRD_TUNNEL);
        EXPECTED.put("ARPHRD_SIT", Linux.ARPHRD_SIT);
        EXPECTED.put("ARPHRD_RAWIP", Linux.ARPHRD_RAWIP);
    }

    @TempDir
    private Path folder;

    @Test
    void sizesAndOffsetsAreThoseOfC() throws Exception {
        Needs.tools("gcc");
        StringBuilder source = new StringBuilder();
        for (String header : new String[] {
            "stddef.h",
            "stdio.h",
            "poll.h",
            "sys/eventfd.h",
            "sys/mman.h",
            "sys/socket.h",
            "linux/if_packet.h",
            "linux/if_ether.h",
            "linux/if_arp.h",
            "linux/filter.h"
        }) {
            source.append("#include <").append(header).append(">\n");
        }
        source.append("int main(void) {\n");
        EXPECTED.keySet().forEach(expression -> source.append("printf(\"%d\\n\", (int) (")
                .append(expression)
                .append("));\n"));
        source.append("return 0; }\n");
        Path file = Files.writeString(folder.resolve("layout.c"), "#define _GNU_SOURCE\n" + source);
        Path program = folder.resolve("layout");
        Shell.run(List.of("gcc", "-o", program.toString(), file.toString())).orFail("gcc");
        String[] numbers =
                Shell.run(List.of(program.toString())).orFail("the program").split("\n", -1);
        int line = 0;
        for (Map.Entry<String, Integer> entry : EXPECTED.entrySet()) {
            assertEquals(Integer.parseInt(numbers[line++]), entry.getValue(), entry.getKey());
        }
    }
}
