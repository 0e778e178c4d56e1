package dev.toami.protocols.sctp;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.print.Field;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SctpPacketTest {
    private static <T> T layer(String frame, Class<T> kind) {
        return Golden.layer(frame, kind);
    }

    private static List<String> types(Packet packet) {
        return packet.layers().stream().map(layer -> layer.type().name()).toList();
    }

    private static List<String> values(Layer layer, String name) {
        List<Field> fields = new ArrayList<>();
        Fields.of(layer, fields::add);
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    private static ChecksumStatus status(Bytes frame) {
        Packet packet = Golden.ethernet(frame);
        return packet.layer(SctpPacket.class)
                .orElseThrow()
                .checksumStatus(packet.networkLayer().orElseThrow());
    }

    @Test
    void gettersReadTheHeader() {
        SctpPacket sctp = layer("sctp-data-bundle", SctpPacket.class);
        assertEquals(40000, sctp.sourcePort());
        assertEquals(3868, sctp.destinationPort());
        assertEquals(0x11223344L, sctp.verificationTag());
        assertEquals(
                List.of(SctpChunkType.SACK, SctpChunkType.DATA, SctpChunkType.DATA),
                sctp.chunks().stream().map(SctpChunk::chunkType).toList());
    }

    @Test
    void checksumIsACrc() {
        Bytes frame = Golden.named("sctp-data-bundle").bytes();
        assertEquals(ChecksumStatus.GOOD, status(frame));
        for (int i = 34; i < frame.length(); i++) {
            byte[] changed = frame.toArray();
            changed[i] ^= 0x10;
            assertEquals(ChecksumStatus.BAD, status(Bytes.wrap(changed)), "byte " + i);
        }
    }

    @Test
    void checksumOfTheFormerRfcIsGoodToo() throws MalformedPacketException {
        // Adler-32 of 00010002 00000003 00000000 0b000004: sums of the bytes, and of those sums.
        int a = 1;
        int b = 0;
        byte[] packet = Bytes.parseHex("00010002 00000003 00000000 0b000004").toArray();
        for (byte octet : packet) {
            a += octet;
            b += a;
        }
        Bytes sctp = PacketBuilder.build(
                SctpHeader.of(1, 2, 3).withChecksum((long) b << 16 | a), SctpControlChunk.of(SctpChunkType.COOKIE_ACK));
        assertEquals(List.of("1"), values(SctpPacket.parse(sctp), "sctp.checksum.status"));
    }

    @Test
    void initHasParameters() {
        SctpInit init = layer("sctp-init", SctpInit.class);
        assertEquals(LayerType.SCTP_INIT, init.type());
        assertEquals(0x0a0b0c0dL, init.initiateTag());
        assertEquals(106496, init.receiverWindow());
        assertEquals(10, init.outboundStreams());
        assertEquals(65535, init.inboundStreams());
        assertEquals(1000, init.initialTsn());
        assertEquals(
                List.of(5, 12, 0x8000, 0x8008),
                init.parameters().stream().map(SctpParameter::type).toList());
        assertEquals(List.of("192.0.2.1"), values(init, "sctp.parameter_ipv4_address"));
        assertEquals(List.of("5", "6"), values(init, "sctp.parameter_supported_address_type"));
        assertEquals(
                List.of("2001:db8::1"), values(layer("sctp-init-ack", SctpInit.class), "sctp.parameter_ipv6_address"));
    }

    @Test
    void sackHasBlocksAndDuplicates() {
        SctpSack sack = layer("sctp-cookie-ack-sack", SctpSack.class);
        assertEquals(1005, sack.cumulativeTsn());
        assertEquals(List.of(new SctpSack.GapBlock(2, 3), new SctpSack.GapBlock(5, 9)), sack.gapBlocks());
        assertEquals(List.of(1001L, 1002L), sack.duplicateTsns());
        assertEquals(List.of("2", "5"), values(sack, "sctp.sack_gap_block_start"));
        assertEquals(List.of("1001", "1002"), values(sack, "sctp.sack_duplicate_tsn"));
    }

    @Test
    void dataEndsWhereItsLengthSays() {
        SctpData data = layer("sctp-data-bundle", SctpData.class);
        assertEquals(5, data.payload().length());
        assertTrue(data.isFirstFragment() && data.isLastFragment() && data.isImmediate());
        assertFalse(data.isUnordered());
        assertEquals(SctpPayloadProtocol.S1AP, data.payloadProtocol());
        assertEquals(1, data.following().size());
        SctpData second = (SctpData) data.following().get(0);
        assertEquals(1002, second.tsn());
        assertEquals(3, second.payload().length());
        assertEquals(List.of("0", "0"), values(data, "sctp.chunk_type"));
    }

    @Test
    void userDataIsDissectedByProtocolElseByPort() {
        Dissector byProtocol = Dissector.standard().toBuilder()
                .add(DispatchTable.SCTP_PAYLOAD_PROTOCOL, 18, in -> new Marked(in, "S1AP"))
                .add(DispatchTable.SCTP_PORT, 3868, in -> new Marked(in, "Diameter"))
                .build();
        assertEquals("S1AP", last("sctp-data-bundle", byProtocol));
        assertEquals("Diameter", last("sctp-cookie-echo-data", byProtocol));
        assertEquals("Payload", last("sctp-data-fragment", byProtocol));
    }

    private static String last(String frame, Dissector dissector) {
        List<Layer> layers = dissector.layers(layer(frame, SctpPacket.class).bytes(), SctpPacket::parse);
        return layers.get(layers.size() - 1).type().name();
    }

    private static final class Marked extends Layer {
        private final String name;

        Marked(Bytes in, String name) {
            super(in);
            this.name = name;
        }

        @Override
        public LayerType type() {
            return new LayerType(name);
        }

        @Override
        public Bytes contents() {
            return bytes();
        }

        @Override
        public Bytes payload() {
            return Bytes.empty();
        }

        @Override
        public void describe(dev.toami.protocols.FieldVisitor visitor) {}
    }

    @Test
    void chunksOfLaterRfcsAreLayers() {
        assertEquals(
                List.of("Ethernet", "IPv4", "SCTP", "SCTPAuth", "SCTPAsconf"),
                types(Golden.named("sctp-auth-asconf").dissect()));
        SctpAsconf asconf = layer("sctp-auth-asconf", SctpAsconf.class);
        assertEquals(1000, asconf.sequenceNumber());
        assertEquals(List.of("192.0.2.1", "192.0.2.2"), values(asconf, "sctp.parameter_ipv4_address"));
        SctpAuth auth = layer("sctp-auth-asconf", SctpAuth.class);
        assertEquals(1, auth.hmacIdentifier());
        assertEquals(20, auth.hmac().length());
        assertEquals(
                List.of(new SctpForwardTsn.Skipped(1, false, 2), new SctpForwardTsn.Skipped(3, false, 4)),
                layer("sctp-forward-tsn", SctpForwardTsn.class).skipped());
        assertEquals(
                List.of("SCTPForwardTSN", "SCTPIForwardTSN", "SCTPECNE", "SCTPCWR", "SCTPPad"),
                types(Golden.named("sctp-forward-tsn").dissect()).subList(3, 8));
        SctpIData data = layer("sctp-i-data", SctpIData.class);
        assertEquals(7, data.messageIdentifier());
        assertEquals(SctpPayloadProtocol.DIAMETER, data.payloadProtocol());
        assertEquals(6, data.payload().length());
        SctpReConfig config = layer("sctp-re-config", SctpReConfig.class);
        assertEquals(List.of("1"), values(config, "sctp.parameter_reconfig_sid"));
        assertEquals(List.of("1"), values(config, "sctp.parameter_reconfig_response_result"));
    }

    @Test
    void unknownChunksAreSkipped() {
        assertEquals(
                List.of("SCTPUnknownChunkType", "SCTPCookieAck"),
                types(Golden.named("sctp-unknown-chunk").dissect()).subList(3, 5));
        assertTrue(Golden.named("sctp-unknown-chunk")
                .dissect()
                .toString()
                .endsWith("Packet decoding error: Unable to decode SCTPChunkType 77\n"));
    }

    @Test
    void causesAreTold() {
        assertEquals(
                List.of("0x0001", "0x0002", "0x0003", "0x0009", "0x0006"),
                values(layer("sctp-error", SctpError.class), "sctp.cause_code"));
        assertTrue(layer("sctp-abort", SctpError.class).isAbort());
        assertTrue(layer("sctp-shutdown", SctpShutdown.class).cumulativeTsn() == 1000);
    }

    private static String message(String hex) {
        return assertThrows(MalformedPacketException.class, () -> SctpChunk.parse(Bytes.parseHex(hex)))
                .getMessage();
    }

    @Test
    void contradictionsAreMalformed() {
        assertEquals("invalid SCTP chunk length", message("0b000003"));
        assertEquals("an SCTP chunk has at least 4 bytes, not 3", message("0b0000"));
        assertEquals("an SCTP chunk of this type has at least 16 bytes, not 15", message("0000000f" + "00".repeat(12)));
        assertEquals("an SCTP chunk of this type has at least 8 bytes; there are 4", message("07000008"));
        assertEquals(
                "an SCTP SACK chunk with these counts has 20 bytes, not 16",
                message("03000010 00000001 00000001 0001 0000 00000000"));
        assertEquals("an SCTP parameter of length 3 where 4 bytes are left", message("04000008 00010003"));
        assertEquals(
                "Invalid SCTP common header length",
                assertThrows(MalformedPacketException.class, () -> SctpPacket.parse(Bytes.wrap(new byte[11])))
                        .getMessage());
    }

    @Test
    void cutChunksShowWhatIsThere() throws MalformedPacketException {
        SctpChunk cut = SctpChunk.parse(Bytes.parseHex("0a000010 0102"));
        assertTrue(cut.isTruncated());
        assertEquals(Bytes.of(1, 2), ((SctpCookieEcho) cut).cookie());
        SctpChunk padded = SctpChunk.parse(Bytes.parseHex("0a000006 01020000 0b000004"));
        assertFalse(padded.isTruncated());
        assertEquals(8, padded.contents().length());
        assertEquals(4, padded.payload().length());
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SctpChunkType(256));
        assertThrows(IllegalArgumentException.class, () -> new SctpPayloadProtocol(1L << 32));
        assertThrows(IllegalArgumentException.class, () -> new SctpParameter(1, Bytes.wrap(new byte[65532])));
        assertThrows(IllegalArgumentException.class, () -> SctpControlChunk.sack(1L << 32, 0, List.of(), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(
                        SctpDataHeader.of(0, 0, 0, SctpPayloadProtocol.M3UA), Payload.of(new byte[65_536])));
    }
}
