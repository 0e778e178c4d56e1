package dev.toami.protocols.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TcpOptionTest {
    private static final Bytes FOUR = Bytes.of(1, 2, 3, 4);

    private static final List<TcpOption> OPTIONS = List.of(
            new TcpOption.MaximumSegmentSize(1460),
            new TcpOption.WindowScale(7),
            new TcpOption.SackPermitted(),
            new TcpOption.Sack(List.of(new TcpOption.Sack.Block(1, 2), new TcpOption.Sack.Block(3, 4))),
            new TcpOption.Timestamps(1, 0xffff_ffffL),
            new TcpOption.Echo(false, 1),
            new TcpOption.Echo(true, 2),
            new TcpOption.ConnectionCount(12, 3),
            new TcpOption.Md5Signature(Bytes.wrap(new byte[16])),
            new TcpOption.ScpsCapabilities(0xb0, 5),
            new TcpOption.SelectiveNegativeAcknowledgment(1, 2),
            new TcpOption.QuickStart(5, 7, 4),
            new TcpOption.UserTimeout(true, 5),
            new TcpOption.UserTimeout(false, 0x7fff),
            new TcpOption.Authentication(1, 2, FOUR),
            new TcpOption.Multipath(Bytes.of(0x40, 5)),
            new TcpOption.FastOpen(Bytes.empty()),
            new TcpOption.FastOpen(FOUR),
            new TcpOption.EncryptionNegotiation(Bytes.of(0x21)),
            new TcpOption.AccurateEcn(172, List.of(1, 2, 0xff_ffff)),
            new TcpOption.AccurateEcn(174, List.of()),
            new TcpOption.Experiment(253, 0xf989, FOUR),
            new TcpOption.Other(77, FOUR),
            new TcpOption.Other(2, FOUR));

    private static TcpSegment segment(TcpOption... options) throws MalformedPacketException {
        TcpHeader header =
                TcpHeader.of(1, 2).toBuilder().options(List.of(options)).build();
        return TcpSegment.parse(PacketBuilder.build(header));
    }

    private static Map<String, String> fields(TcpSegment segment) {
        Map<String, String> values = new TreeMap<>();
        Fields.of(segment, field -> values.merge(field.name(), field.value(), (one, other) -> one + '|' + other));
        return values;
    }

    @Test
    void eachIsReadAsItWasBuilt() throws MalformedPacketException {
        for (TcpOption option : OPTIONS) {
            assertEquals(option, segment(option).options().get(0));
        }
    }

    @Test
    void fieldsAreWiresharks() throws MalformedPacketException {
        Map<String, String> syn = fields(segment(
                new TcpOption.MaximumSegmentSize(1460),
                new TcpOption.WindowScale(7),
                new TcpOption.NoOperation(),
                new TcpOption.Sack(List.of(new TcpOption.Sack.Block(1, 5), new TcpOption.Sack.Block(9, 12)))));
        assertEquals("2|3|1|5|0|0", syn.get("tcp.option_kind"));
        assertEquals("1460", syn.get("tcp.options.mss_val"));
        assertEquals("7", syn.get("tcp.options.wscale.shift"));
        assertEquals("1|9", syn.get("tcp.options.sack_le"));
        assertEquals("5|12", syn.get("tcp.options.sack_re"));
        assertEquals("0x0000", syn.get("tcp.flags"));
        assertEquals("48", syn.get("tcp.hdr_len"));
        assertEquals("0", syn.get("tcp.len"));
    }

    @Test
    void multipathIsToldBySubtype() throws MalformedPacketException {
        Map<String, String> values = fields(segment(
                new TcpOption.Multipath(Bytes.parseHex("30050001020300000000000000ff")),
                new TcpOption.Multipath(Bytes.parseHex("2001 0000002a")),
                new TcpOption.Multipath(Bytes.parseHex("5105"))));
        assertEquals("3|2|5", values.get("tcp.options.mptcp.subtype"));
        assertEquals("0.1.2.3", values.get("tcp.options.mptcp.ipv4"));
        assertEquals("255", values.get("tcp.options.mptcp.addaddrtrunchmac"));
        assertEquals("42", values.get("tcp.options.mptcp.rawdataack"));
        assertEquals("5|5", values.get("tcp.options.mptcp.addrid"));
    }

    @Test
    void accurateEcnTakesTheBitOfNonces() {
        TcpSegment tcp = Golden.layer("tcp-options", TcpSegment.class);
        assertTrue(tcp.has(TcpFlag.AE));
        assertEquals(7, tcp.accurateEcnCounter());
        assertEquals(TcpFlag.NS, TcpFlag.AE);
        Map<String, String> values = fields(tcp);
        assertEquals("0x01c2", values.get("tcp.flags"));
        assertEquals("1", values.get("tcp.options.acc_ecn.ee0b"));
        assertEquals("3", values.get("tcp.options.acc_ecn.ee1b"));
        assertEquals("01:02:03:04:05:06:07:08", values.get("tcp.options.tfo.cookie"));
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        List<Runnable> wrong = new ArrayList<>();
        wrong.add(() -> new TcpOption.Md5Signature(FOUR));
        wrong.add(() -> new TcpOption.Md5Signature(Bytes.wrap(new byte[17])));
        wrong.add(() -> new TcpOption.ConnectionCount(10, 0));
        wrong.add(() -> new TcpOption.ConnectionCount(14, 0));
        wrong.add(() -> new TcpOption.UserTimeout(false, 0x8000));
        wrong.add(() -> new TcpOption.AccurateEcn(173, List.of()));
        wrong.add(() -> new TcpOption.AccurateEcn(172, List.of(1, 2, 3, 4)));
        wrong.add(() -> new TcpOption.AccurateEcn(172, List.of(1 << 24)));
        wrong.add(() -> new TcpOption.Experiment(252, 0, FOUR));
        wrong.add(() -> new TcpOption.Multipath(Bytes.empty()));
        wrong.forEach(each -> assertThrows(IllegalArgumentException.class, each::run));
    }
}
