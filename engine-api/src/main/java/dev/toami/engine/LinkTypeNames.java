package dev.toami.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * The names and descriptions of link types.
 *
 * @see <a href="https://www.tcpdump.org/linktypes.html">the registry</a>
 */
final class LinkTypeNames {
    /** The number in files, the name without {@code DLT_}, a few words. */
    private static final String TABLE =
            """
            0 NULL BSD loopback
            1 EN10MB Ethernet
            2 EN3MB Experimental Ethernet, 3 Mbit/s
            3 AX25 AX.25
            4 PRONET ProNET
            5 CHAOS Chaosnet
            6 IEEE802 Token Ring
            7 ARCNET ARCNET, BSD form
            8 SLIP SLIP
            9 PPP PPP
            10 FDDI FDDI
            32 REDBACK_SMARTEDGE Redback SmartEdge
            50 PPP_SERIAL PPP in HDLC framing
            51 PPP_ETHER PPPoE
            99 SYMANTEC_FIREWALL Symantec firewall
            100 ATM_RFC1483 ATM with LLC, RFC 1483
            101 RAW Raw IP
            102 SLIP_BSDOS SLIP, BSD/OS form
            103 PPP_BSDOS PPP, BSD/OS form
            104 C_HDLC Cisco HDLC
            105 IEEE802_11 802.11
            106 ATM_CLIP Classical IP over ATM, Linux
            107 FRELAY Frame Relay
            108 LOOP OpenBSD loopback
            109 ENC OpenBSD encapsulated IP
            113 LINUX_SLL Linux cooked v1
            114 LTALK LocalTalk
            117 PFLOG pf log
            119 PRISM_HEADER 802.11 with Prism header
            122 IP_OVER_FC IP over Fibre Channel
            123 SUNATM Sun ATM
            127 IEEE802_11_RADIO 802.11 with radiotap header
            129 ARCNET_LINUX ARCNET, Linux form
            130 JUNIPER_MLPPP Juniper multilink PPP
            131 JUNIPER_MLFR Juniper multilink Frame Relay, FRF.15
            132 JUNIPER_ES Juniper encryption services
            133 JUNIPER_GGSN Juniper GGSN
            134 JUNIPER_MFR Juniper multilink Frame Relay, FRF.16
            135 JUNIPER_ATM2 Juniper ATM2
            136 JUNIPER_SERVICES Juniper services
            137 JUNIPER_ATM1 Juniper ATM1
            138 APPLE_IP_OVER_IEEE1394 IP over FireWire, Apple
            139 MTP2_WITH_PHDR SS7 MTP2 with header
            140 MTP2 SS7 MTP2
            141 MTP3 SS7 MTP3
            142 SCCP SS7 SCCP
            143 DOCSIS DOCSIS
            144 LINUX_IRDA IrDA, Linux header
            163 IEEE802_11_RADIO_AVS 802.11 with AVS header
            164 JUNIPER_MONITOR Juniper passive monitor
            165 BACNET_MS_TP BACnet MS/TP
            166 PPP_PPPD PPP with direction
            167 JUNIPER_PPPOE Juniper PPPoE
            168 JUNIPER_PPPOE_ATM Juniper PPPoE over ATM
            169 GPRS_LLC GPRS LLC
            170 GPF_T GFP-T
            171 GPF_F GFP-F
            174 JUNIPER_PIC_PEER Juniper PIC peer
            175 ERF_ETH Ethernet in Endace ERF
            176 ERF_POS Packet over SONET in Endace ERF
            177 LINUX_LAPD LAPD, Linux header
            178 JUNIPER_ETHER Juniper Ethernet
            179 JUNIPER_PPP Juniper PPP
            180 JUNIPER_FRELAY Juniper Frame Relay
            181 JUNIPER_CHDLC Juniper Cisco HDLC
            182 MFR Multilink Frame Relay, FRF.16
            183 JUNIPER_VP Juniper voice
            184 A429 ARINC 429 words
            185 A653_ICM ARINC 653 messages
            186 USB_FREEBSD USB with FreeBSD header
            187 BLUETOOTH_HCI_H4 Bluetooth HCI UART
            188 IEEE802_16_MAC_CPS 802.16 MAC
            189 USB_LINUX USB with Linux header
            190 CAN20B CAN 2.0B
            191 IEEE802_15_4_LINUX 802.15.4, Linux padding
            192 PPI Per-packet information
            193 IEEE802_16_MAC_CPS_RADIO 802.16 MAC with radiotap header
            194 JUNIPER_ISM Juniper integrated services
            195 IEEE802_15_4 802.15.4 with FCS
            196 SITA SITA
            197 ERF Endace ERF
            198 RAIF1 Ethernet with u10 header
            199 IPMB_KONTRON IPMB with Kontron header
            200 JUNIPER_ST Juniper secure tunnel
            201 BLUETOOTH_HCI_H4_WITH_PHDR Bluetooth HCI UART with direction
            202 AX25_KISS AX.25 with KISS header
            209 I2C_LINUX I2C with Linux header
            215 IEEE802_15_4_NONASK_PHY 802.15.4 with PHY header
            216 LINUX_EVDEV Linux input events
            219 MPLS MPLS
            220 USB_LINUX_MMAPPED USB with padded Linux header
            221 DECT DECT
            222 AOS AOS space data link
            223 WIHART WirelessHART
            224 FC_2 Fibre Channel FC-2
            225 FC_2_WITH_FRAME_DELIMS Fibre Channel FC-2 with delimiters
            226 IPNET Solaris ipnet
            227 CAN_SOCKETCAN CAN bus, SocketCAN header
            228 IPV4 Raw IPv4
            229 IPV6 Raw IPv6
            230 IEEE802_15_4_NOFCS 802.15.4 without FCS
            231 DBUS D-Bus
            232 JUNIPER_VS Juniper virtual server
            233 JUNIPER_SRX_E2E Juniper SRX end to end
            234 JUNIPER_FIBRECHANNEL Juniper Fibre Channel
            235 DVB_CI DVB Common Interface
            236 MUX27010 3GPP 27.010 multiplexing
            237 STANAG_5066_D_PDU STANAG 5066
            238 JUNIPER_ATM_CEMIC Juniper ATM CE
            239 NFLOG Linux netfilter log
            240 NETANALYZER Ethernet with netANALYZER header
            241 NETANALYZER_TRANSPARENT Ethernet with netANALYZER header and preamble
            242 IPOIB IP over InfiniBand
            243 MPEG_2_TS MPEG-2 transport stream
            244 NG40 ng40 tester
            245 NFC_LLCP NFC LLCP
            246 PFSYNC pf state
            247 INFINIBAND InfiniBand
            248 SCTP SCTP
            249 USBPCAP USB with USBPcap header
            250 RTAC_SERIAL RTAC serial
            251 BLUETOOTH_LE_LL Bluetooth Low Energy link layer
            253 NETLINK Linux netlink
            254 BLUETOOTH_LINUX_MONITOR Bluetooth monitor of Linux
            255 BLUETOOTH_BREDR_BB Bluetooth BR/EDR baseband
            256 BLUETOOTH_LE_LL_WITH_PHDR Bluetooth Low Energy link layer with radio header
            257 PROFIBUS_DL PROFIBUS
            258 PKTAP Apple packet tap
            259 EPON Ethernet with EPON preamble
            260 IPMI_HPM_2 IPMI trace
            261 ZWAVE_R1_R2 Z-Wave R1 and R2
            262 ZWAVE_R3 Z-Wave R3
            263 WATTSTOPPER_DLM WattStopper lighting
            264 ISO_14443 ISO 14443 contactless cards
            265 RDS Radio Data System
            266 USB_DARWIN USB with Darwin header
            267 OPENFLOW OpenFlow
            268 SDLC SDLC
            269 TI_LLN_SNIFFER TI low-power network sniffer
            271 VSOCK Linux vsock
            272 NORDIC_BLE Bluetooth Low Energy from Nordic sniffer
            273 DOCSIS31_XRA31 DOCSIS 3.1 from XRA-31
            274 ETHERNET_MPACKET Ethernet mPackets, 802.3br
            275 DISPLAYPORT_AUX DisplayPort AUX channel
            276 LINUX_SLL2 Linux cooked v2
            278 OPENVIZSLA USB from OpenVizsla
            279 EBHSCR Elektrobit EBHSCR
            280 VPP_DISPATCH VPP dispatch trace
            281 DSA_TAG_BRCM Ethernet with Broadcom tag
            282 DSA_TAG_BRCM_PREPEND Ethernet behind Broadcom tag
            283 IEEE802_15_4_TAP 802.15.4 with TAP header
            284 DSA_TAG_DSA Ethernet with Marvell tag
            285 DSA_TAG_EDSA Ethernet with long Marvell tag
            286 ELEE ELEE intercepts
            287 Z_WAVE_SERIAL Z-Wave serial
            288 USB_2_0 USB on the cable
            289 ATSC_ALP ATSC link layer
            290 ETW Event Tracing for Windows
            291 NETANALYZER_NG Ethernet with next netANALYZER header
            292 ZBOSS_NCP ZBOSS NCP
            293 USB_2_0_LOW_SPEED USB on the cable, low speed
            294 USB_2_0_FULL_SPEED USB on the cable, full speed
            295 USB_2_0_HIGH_SPEED USB on the cable, high speed
            296 AUERSWALD_LOG Auerswald log
            297 ZWAVE_TAP Z-Wave with TAP header
            298 SILABS_DEBUG_CHANNEL Silicon Labs debug channel
            299 FIRA_UCI FiRa UWB commands
            300 MDB Multi-Drop Bus
            301 DECT_NR DECT-2020 NR
            """;

    private static final Map<String, Integer> VALUES = new HashMap<>();
    private static final Map<Integer, Entry> ENTRIES = new HashMap<>();

    static {
        TABLE.lines().map(line -> line.split(" ", 3)).forEach(row -> {
            Integer value = Integer.valueOf(row[0]);
            VALUES.put(row[1], value);
            ENTRIES.put(value, new Entry(row[1], row[2]));
        });
    }

    record Entry(String name, String description) {}

    private LinkTypeNames() {}

    /** The number that a name stands for, null if it is unknown. */
    static Integer value(String name) {
        return VALUES.get(name);
    }

    /** What is known of a number, null if nothing is. */
    static Entry entry(int value) {
        return ENTRIES.get(value);
    }
}
