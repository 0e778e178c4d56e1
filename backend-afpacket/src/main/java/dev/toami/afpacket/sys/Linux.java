package dev.toami.afpacket.sys;

/** Constants of the Linux kernel's interface, the same on x86-64 and 64-bit Arm. */
public final class Linux {
    private Linux() {}

    // socket(7), packet(7), netlink(7)
    public static final int AF_NETLINK = 16;
    public static final int AF_PACKET = 17;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_CLOEXEC = 0x80000;
    public static final int NETLINK_ROUTE = 0;
    public static final int ETH_P_ALL = 3;

    public static final int SOL_SOCKET = 1;
    public static final int SO_ERROR = 4;
    public static final int SO_RCVBUF = 8;
    public static final int SO_RCVBUFFORCE = 33;
    public static final int SO_ATTACH_FILTER = 26;
    public static final int SO_LOCK_FILTER = 44;

    public static final int SOL_PACKET = 263;
    public static final int PACKET_ADD_MEMBERSHIP = 1;
    public static final int PACKET_RX_RING = 5;
    public static final int PACKET_STATISTICS = 6;
    public static final int PACKET_COPY_THRESH = 7;
    public static final int PACKET_VERSION = 10;
    public static final int PACKET_TX_RING = 13;
    public static final int PACKET_QDISC_BYPASS = 20;
    public static final int PACKET_RESERVE = 12;
    public static final int PACKET_TIMESTAMP = 17;
    public static final int PACKET_FANOUT = 18;
    public static final int PACKET_FANOUT_DATA = 22;
    public static final int PACKET_IGNORE_OUTGOING = 23;
    public static final int PACKET_FANOUT_HASH = 0;
    public static final int PACKET_FANOUT_LB = 1;
    public static final int PACKET_FANOUT_CPU = 2;
    public static final int PACKET_FANOUT_ROLLOVER = 3;
    public static final int PACKET_FANOUT_RND = 4;
    public static final int PACKET_FANOUT_QM = 5;
    public static final int PACKET_FANOUT_CBPF = 6;
    public static final int PACKET_FANOUT_FLAG_ROLLOVER = 0x1000;
    public static final int PACKET_FANOUT_FLAG_UNIQUEID = 0x2000;
    public static final int PACKET_FANOUT_FLAG_IGNORE_OUTGOING = 0x4000;
    public static final int PACKET_FANOUT_FLAG_DEFRAG = 0x8000;
    public static final int PACKET_MR_PROMISC = 1;
    public static final int TPACKET_V2 = 1;
    public static final int TPACKET_V3 = 2;

    // mmap(2), poll(2), eventfd(2), recv(2), send(2)
    public static final int PROT_READ = 1;
    public static final int PROT_WRITE = 2;
    public static final int MAP_SHARED = 1;
    public static final int MAP_PRIVATE = 2;
    public static final int MAP_FIXED = 0x10;
    public static final int MAP_ANONYMOUS = 0x20;
    public static final int MAP_NORESERVE = 0x4000;
    public static final short POLLIN = 1;
    public static final short POLLOUT = 4;
    public static final short POLLERR = 8;
    public static final int EFD_CLOEXEC = 0x80000;
    public static final int EFD_NONBLOCK = 0x800;
    public static final int MSG_TRUNC = 0x20;
    public static final int MSG_DONTWAIT = 0x40;

    // net_tstamp.h, sockios.h, ethtool.h
    public static final int SOF_TIMESTAMPING_RX_HARDWARE = 1 << 2;
    public static final int SOF_TIMESTAMPING_RAW_HARDWARE = 1 << 6;
    public static final int HWTSTAMP_TX_ON = 1;
    public static final int HWTSTAMP_FILTER_ALL = 1;
    public static final int SIOCETHTOOL = 0x8946;
    public static final int SIOCSHWTSTAMP = 0x89b0;
    public static final int SIOCGHWTSTAMP = 0x89b1;
    public static final int ETHTOOL_GET_TS_INFO = 0x41;

    // if_arp.h
    public static final int ARPHRD_ETHER = 1;
    public static final int ARPHRD_TUNNEL = 768;
    public static final int ARPHRD_TUNNEL6 = 769;
    public static final int ARPHRD_LOOPBACK = 772;
    public static final int ARPHRD_SIT = 776;
    public static final int ARPHRD_IPGRE = 778;
    public static final int ARPHRD_RAWIP = 519;
    public static final int ARPHRD_NONE = 0xfffe;
}
