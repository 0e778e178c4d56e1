package dev.toami.protocols.transport;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;

/** Describes TCP options as structures, with what their data means. */
final class TcpOptionFields {
    private static final int TFO_EXPERIMENT = 0xf989;
    private static final int ACC_ECN_0_EXPERIMENT = 0xacc0;
    private static final int ACC_ECN_1_EXPERIMENT = 0xacc1;

    private final FieldVisitor visitor;
    private final Bytes data;
    private final int at;

    private TcpOptionFields(FieldVisitor visitor, Bytes data, int at) {
        this.visitor = visitor;
        this.data = data;
        this.at = at;
    }

    /** @param at where the option begins in the segment */
    static void describe(int kind, Bytes data, int at, int length, FieldVisitor visitor) {
        visitor.beginStruct("", at, length);
        visitor.code("Kind", at, 1, kind, name(kind));
        if (length > 1) {
            visitor.number("Length", at + 1, 1, length);
            TcpOption option = TcpOption.read(kind, data);
            if (option instanceof TcpOption.Other) {
                visitor.bytes("Data", at + 2, data.length(), data);
            } else {
                new TcpOptionFields(visitor, data, at + 2).data(option);
            }
        }
        visitor.endStruct();
    }

    private void data(TcpOption option) {
        switch (option.kind()) {
            case TcpOption.MAXIMUM_SEGMENT_SIZE -> number("MSS", 0, 2);
            case TcpOption.WINDOW_SCALE -> {
                number("Shift", 0, 1);
                visitor.number("Multiplier", at, 1, 1L << Math.min(data.u8(0), 14));
            }
            case TcpOption.SACK -> blocks();
            case TcpOption.TIMESTAMPS -> {
                number("TSval", 0, 4);
                number("TSecr", 4, 4);
            }
            case TcpOption.ECHO, TcpOption.ECHO_REPLY -> number("Echo", 0, 4);
            case TcpOption.CONNECTION_COUNT, TcpOption.CONNECTION_COUNT_NEW, TcpOption.CONNECTION_COUNT_ECHO ->
                number("ConnectionCount", 0, 4);
            case TcpOption.MD5_SIGNATURE -> bytes("MD5Digest", 0);
            case TcpOption.SCPS_CAPABILITIES -> scps();
            case TcpOption.SELECTIVE_NEGATIVE_ACKNOWLEDGMENT -> {
                number("SNACKOffset", 0, 2);
                number("SNACKSize", 2, 2);
            }
            case TcpOption.QUICK_START -> {
                visitor.number("QSRate", at, 1, data.u8(0) & 0xf);
                number("QSTTLDiff", 1, 1);
                visitor.number("QSNonce", at + 2, 4, data.u32(2) >> 2);
            }
            case TcpOption.USER_TIMEOUT -> {
                flag("TimeoutInMinutes", 0, 0x80);
                visitor.number("UserTimeout", at, 2, data.u16(0) & 0x7fff);
            }
            case TcpOption.AUTHENTICATION -> {
                number("KeyID", 0, 1);
                number("RNextKeyID", 1, 1);
                bytes("MAC", 2);
            }
            case TcpOption.MULTIPATH -> multipath();
            case TcpOption.FAST_OPEN -> cookie(0);
            case TcpOption.ENCRYPTION_NEGOTIATION -> bytes("ENOSuboptions", 0);
            case TcpOption.ACCURATE_ECN_0 -> counters(0, "EE0B", "ECEB", "EE1B");
            case TcpOption.ACCURATE_ECN_1 -> counters(0, "EE1B", "ECEB", "EE0B");
            case TcpOption.EXPERIMENT_1, TcpOption.EXPERIMENT_2 -> experiment();
            default -> {
                // SACK permitted has no data.
            }
        }
    }

    private void number(String name, int offset, int length) {
        if (offset + length <= data.length()) {
            long value = 0;
            for (int i = 0; i < length; i++) {
                value = value << 8 | data.u8(offset + i);
            }
            visitor.number(name, at + offset, length, value);
        }
    }

    private void flag(String name, int offset, int mask) {
        visitor.flag(name, at + offset, 1, (data.u8(offset) & mask) != 0);
    }

    private void bytes(String name, int offset) {
        if (offset <= data.length()) {
            visitor.bytes(name, at + offset, data.length() - offset, data.slice(offset));
        }
    }

    private void blocks() {
        int size = data.length() / 8;
        if (visitor.beginList("Blocks", at, data.length(), size)) {
            for (int i = 0; i < size; i++) {
                visitor.beginStruct("", at + 8 * i, 8);
                number("Left", 8 * i, 4);
                number("Right", 8 * i + 4, 4);
                visitor.endStruct();
            }
        }
        visitor.endList();
        visitor.number("BlockCount", at, 0, size);
    }

    private void scps() {
        number("SCPSCapabilities", 0, 1);
        flag("BETS", 0, 0x80);
        flag("SNACK1", 0, 0x40);
        flag("SNACK2", 0, 0x20);
        flag("Compression", 0, 0x10);
        flag("NetworkLayerTimestamps", 0, 0x08);
        visitor.number("SCPSReserved", at, 1, data.u8(0) & 7);
        number("SCPSConnectionID", 1, 1);
    }

    private void cookie(int offset) {
        if (data.length() > offset) {
            bytes("FastOpenCookie", offset);
        } else {
            visitor.flag("FastOpenRequest", at, 0, true);
        }
    }

    private void counters(int offset, String... names) {
        for (int i = 0; i < names.length; i++) {
            number(names[i], offset + 3 * i, 3);
        }
    }

    private void experiment() {
        number("ExID", 0, 2);
        switch (data.u16(0)) {
            case TFO_EXPERIMENT -> cookie(2);
            case ACC_ECN_0_EXPERIMENT -> counters(2, "EE0B", "ECEB", "EE1B");
            case ACC_ECN_1_EXPERIMENT -> counters(2, "EE1B", "ECEB", "EE0B");
            default -> bytes("ExperimentData", 2);
        }
    }

    private void multipath() {
        int subtype = data.u8(0) >> 4;
        visitor.code("Subtype", at, 1, subtype, subtype(subtype));
        switch (subtype) {
            case TcpOption.Multipath.CAPABLE -> capable();
            case TcpOption.Multipath.JOIN -> join();
            case TcpOption.Multipath.DATA_SEQUENCE_SIGNAL -> dataSequenceSignal();
            case TcpOption.Multipath.ADD_ADDRESS -> addAddress();
            case TcpOption.Multipath.REMOVE_ADDRESS -> {
                for (int i = 1; i < data.length(); i++) {
                    number("AddressID", i, 1);
                }
            }
            case TcpOption.Multipath.PRIORITY -> {
                number("MultipathFlags", 0, 1);
                flag("Backup", 0, 1);
                number("AddressID", 1, 1);
            }
            case TcpOption.Multipath.FAIL -> number("DataSequenceNumber", 2, 8);
            case TcpOption.Multipath.FAST_CLOSE -> number("ReceiverKey", 2, 8);
            case TcpOption.Multipath.RESET -> {
                number("MultipathFlags", 0, 1);
                flag("Transient", 0, 1);
                number("ResetReason", 1, 1);
            }
            default -> bytes("MultipathData", 1);
        }
    }

    private void capable() {
        visitor.number("MultipathVersion", at, 1, data.u8(0) & 0xf);
        if (data.length() > 1) {
            number("MultipathFlags", 1, 1);
            flag("ChecksumRequired", 1, 0x80);
            flag("Extensibility", 1, 0x40);
            flag("NoMoreSubflows", 1, 0x20);
            flag("HMACSHA256", 1, 0x01);
            number("SenderKey", 2, 8);
            number("ReceiverKey", 10, 8);
            number("DataLevelLength", 18, 2);
            number("MultipathChecksum", 20, 2);
        }
    }

    /** The three steps of a subflow's handshake are told by their lengths. */
    private void join() {
        if (data.length() == 22) {
            bytes("SenderHMAC", 2);
            return;
        }
        number("MultipathFlags", 0, 1);
        flag("Backup", 0, 1);
        number("AddressID", 1, 1);
        if (data.length() == 10) {
            number("ReceiverToken", 2, 4);
            number("SenderRandom", 6, 4);
        } else {
            number("SenderTruncatedHMAC", 2, 8);
            number("SenderRandom", 10, 4);
        }
    }

    private void dataSequenceSignal() {
        if (data.length() < 2) {
            return;
        }
        int flags = data.u8(1);
        number("MultipathFlags", 1, 1);
        flag("DataFin", 1, 0x10);
        flag("DataSequence8", 1, 0x08);
        flag("DataSequencePresent", 1, 0x04);
        flag("DataAck8", 1, 0x02);
        flag("DataAckPresent", 1, 0x01);
        int offset = 2;
        if ((flags & 0x01) != 0) {
            int length = (flags & 0x02) != 0 ? 8 : 4;
            number("DataAck", offset, length);
            offset += length;
        }
        if ((flags & 0x04) != 0) {
            int length = (flags & 0x08) != 0 ? 8 : 4;
            number("DataSequenceNumber", offset, length);
            number("SubflowSequenceNumber", offset + length, 4);
            number("DataLevelLength", offset + length + 4, 2);
            number("MultipathChecksum", offset + length + 6, 2);
        }
    }

    /** Without the echo bit, eight bytes of a code end it; a port of two bytes may stand before them. */
    private void addAddress() {
        boolean echo = (data.u8(0) & 1) != 0;
        flag("Echoed", 0, 1);
        number("AddressID", 1, 1);
        int rest = data.length() - 2 - (echo ? 0 : 8);
        int address = rest >= Ipv6Address.LENGTH ? Ipv6Address.LENGTH : Ipv4Address.LENGTH;
        if (rest != address && rest != address + 2) {
            return;
        }
        Object value = address == Ipv6Address.LENGTH ? Ipv6Address.read(data, 2) : Ipv4Address.read(data, 2);
        visitor.address(address == Ipv6Address.LENGTH ? "IPv6Address" : "IPv4Address", at + 2, address, value);
        if (rest > address) {
            number("Port", 2 + address, 2);
        }
        if (!echo) {
            number("AddressTruncatedHMAC", 2 + rest, 8);
        }
    }

    private static String subtype(int subtype) {
        return switch (subtype) {
            case 0 -> "MP_CAPABLE";
            case 1 -> "MP_JOIN";
            case 2 -> "DSS";
            case 3 -> "ADD_ADDR";
            case 4 -> "REMOVE_ADDR";
            case 5 -> "MP_PRIO";
            case 6 -> "MP_FAIL";
            case 7 -> "MP_FASTCLOSE";
            case 8 -> "MP_TCPRST";
            default -> "Unknown(" + subtype + ")";
        };
    }

    private static String name(int kind) {
        return switch (kind) {
            case 18 -> "TrailerChecksum";
            case 19 -> "MD5Signature";
            case 20 -> "SCPSCapabilities";
            case 21 -> "SNACK";
            case 22 -> "RecordBoundaries";
            case 23 -> "CorruptionExperienced";
            case 24 -> "SNAP";
            case 26 -> "CompressionFilter";
            case 27 -> "QuickStart";
            case 28 -> "UserTimeout";
            case 29 -> "TCP-AO";
            case 30 -> "MPTCP";
            case 34 -> "FastOpen";
            case 69 -> "TCP-ENO";
            case 172 -> "AccECN0";
            case 174 -> "AccECN1";
            case 253 -> "Experiment1";
            case 254 -> "Experiment2";
            default -> TcpOptions.name(kind);
        };
    }
}
