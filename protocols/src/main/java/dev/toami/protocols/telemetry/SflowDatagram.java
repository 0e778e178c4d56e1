package dev.toami.protocols.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * sFlow datagram of version 5 ("sFlow Version 5", sflow.org, 2004). Immutable.
 *
 * <pre>
 *  0                                31
 * +----------------------------------+
 * |            Version = 5           |
 * +----------------------------------+
 * |   Agent Address Type, 1 or 2     |
 * +----------------------------------+
 * |   Agent Address, 4 or 16 bytes   |
 * +----------------------------------+
 * |           Sub-Agent ID           |
 * +----------------------------------+
 * |         Sequence Number          |
 * +----------------------------------+
 * |        Uptime in Milliseconds    |
 * +----------------------------------+
 * |            Sample Count          |
 * +----------------------------------+
 * |     Samples: format, length,     |
 * |     and what these announce      |
 * +----------------------------------+
 * </pre>
 */
public final class SflowDatagram extends Layer implements ApplicationLayer {
    public static final int PORT = 6343;
    private static final int VERSION = 5;
    private static final int AGENT = 8;

    private final int fixed;

    private SflowDatagram(Bytes in, int fixed) {
        super(in);
        this.fixed = fixed;
    }

    public static SflowDatagram parse(Bytes in) throws MalformedPacketException {
        require(in, AGENT);
        if (in.u32(0) != VERSION) {
            throw MalformedPacketException.invalid(
                    LayerType.SFLOW, 0, VERSION, in.i32(0), "SFlow version " + in.u32(0) + " is not " + VERSION);
        }
        int length = XdrFields.addressLength(in.u32(4));
        if (length == 0) {
            throw MalformedPacketException.invalid(
                    LayerType.SFLOW, 4, 1, in.i32(4), "SFlow agent address of unknown type " + in.u32(4));
        }
        require(in, AGENT + length + 16);
        if (in.u32(AGENT + length + 12) == 0) {
            throw MalformedPacketException.invalid(
                    LayerType.SFLOW, AGENT + length + 12, 1, 0, "SFlow Datagram has invalid sample length: 0");
        }
        return new SflowDatagram(in, AGENT + length);
    }

    private static void require(Bytes in, int length) throws MalformedPacketException {
        if (in.length() < length) {
            throw MalformedPacketException.truncated(
                    LayerType.SFLOW,
                    0,
                    length,
                    in.length(),
                    "SFlow header needs " + length + " bytes, not " + in.length());
        }
    }

    public long subAgentId() {
        return bytes().u32(fixed);
    }

    public long sequenceNumber() {
        return bytes().u32(fixed + 4);
    }

    /** In milliseconds. */
    public long uptime() {
        return bytes().u32(fixed + 8);
    }

    public long sampleCount() {
        return bytes().u32(fixed + 12);
    }

    private int samplesOffset() {
        return fixed + 16;
    }

    /** The samples, as far as they are there. */
    public List<SflowSample> samples() {
        List<SflowSample> list = new ArrayList<>();
        int at = samplesOffset();
        for (long left = sampleCount(); left > 0 && at + SflowSample.HEADER_LENGTH <= bytes().length(); left--) {
            long next = at + SflowSample.HEADER_LENGTH + bytes().u32(at + 4);
            int end = (int) Math.min(next, bytes().length());
            list.add(new SflowSample(bytes(), at, end));
            at = end;
        }
        return list;
    }

    @Override
    public LayerType type() {
        return LayerType.SFLOW;
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
    public boolean isTruncated() {
        long at = samplesOffset();
        long left = sampleCount();
        while (left > 0 && at + SflowSample.HEADER_LENGTH <= bytes().length()) {
            at += SflowSample.HEADER_LENGTH + bytes().u32((int) at + 4);
            left--;
        }
        return left > 0 || at > bytes().length();
    }

    /** The layers of the sampled packets, whatever the dissector: they are cut, and none of this dissection. */
    @Override
    public List<Layer> quoted(Dissector dissector) {
        return samples().stream()
                .flatMap(sample -> sample.records().stream())
                .flatMap(each -> each.sampledLayers().stream())
                .toList();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("DatagramVersion", 0, 4, bytes().u32(0));
        if (visitor.wantsDetail()) {
            visitor.number("AgentAddressType", 4, 4, bytes().u32(4));
        }
        visitor.address("AgentAddress", AGENT, fixed - AGENT, XdrFields.address(bytes(), AGENT, bytes().u32(4)));
        visitor.number("SubAgentID", fixed, 4, subAgentId());
        visitor.number("SequenceNumber", fixed + 4, 4, sequenceNumber());
        visitor.number("AgentUptime", fixed + 8, 4, uptime());
        visitor.number("SampleCount", fixed + 12, 4, sampleCount());
        List<SflowSample> samples = samples();
        describe("FlowSamples", samples, SflowSample::isFlow, visitor);
        describe("CounterSamples", samples, SflowSample::isCounters, visitor);
        if (visitor.wantsDetail()) {
            describe("OtherSamples", samples, sample -> !sample.isFlow() && !sample.isCounters(), visitor);
        }
    }

    private static void describe(
            String name, List<SflowSample> all, Predicate<SflowSample> kind, FieldVisitor visitor) {
        List<SflowSample> samples = all.stream().filter(kind).toList();
        if (visitor.beginList(name, 0, 0, samples.size())) {
            samples.forEach(sample -> sample.describe(visitor));
        }
        visitor.endList();
    }
}
