package dev.toami.afpacket.ring;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.toami.afpacket.LayoutTable;
import org.junit.jupiter.api.Test;

/** Our numbers against those of C compilers and the kernel's headers. */
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
        EXPECTED.put("TP_STATUS_COPY", TpStatus.COPY);
        EXPECTED.put("TP_STATUS_TS_SOFTWARE", TpStatus.TS_SOFTWARE);
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
    }

    @Test
    void sizesAndOffsetsAreThoseOfEachAbi() {
        LayoutTable.assertHolds(EXPECTED);
    }
}
