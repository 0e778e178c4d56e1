package dev.toami.protocols.dns;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a DNS message is built with.
 *
 * @param counts how many elements the sections are said to have; counted if empty
 * @param compressed true to point to names that stand in the message already
 */
public record DnsContents(
        DnsHeader header,
        List<DnsQuestion> questions,
        List<DnsRecord> answers,
        List<DnsRecord> authorities,
        List<DnsRecord> additionals,
        Optional<Counts> counts,
        boolean compressed)
        implements LayerValue {
    /** The counts of a header, which may belie the sections. */
    public record Counts(int questions, int answers, int authorities, int additionals) {}

    public DnsContents {
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
        authorities = List.copyOf(authorities);
        additionals = List.copyOf(additionals);
    }

    /** With compressed names. */
    public DnsContents(
            DnsHeader header,
            List<DnsQuestion> questions,
            List<DnsRecord> answers,
            List<DnsRecord> authorities,
            List<DnsRecord> additionals) {
        this(header, questions, answers, authorities, additionals, Optional.empty(), true);
    }

    /** A query for the records of a name in the Internet class. */
    public static DnsContents query(int id, DnsName name, DnsType type) {
        return new DnsContents(
                DnsHeader.query(id), List.of(DnsQuestion.of(name, type)), List.of(), List.of(), List.of());
    }

    /** The response to this query, with these answers. */
    public DnsContents response(DnsResponseCode code, DnsRecord... records) {
        DnsHeader response = DnsHeader.response(header, code);
        return new DnsContents(response, questions, List.of(records), List.of(), List.of());
    }

    public DnsContents withHeader(DnsHeader value) {
        return new DnsContents(value, questions, answers, authorities, additionals, counts, compressed);
    }

    public DnsContents withAdditionals(DnsRecord... records) {
        return new DnsContents(header, questions, answers, authorities, List.of(records), counts, compressed);
    }

    public DnsContents withAuthorities(DnsRecord... records) {
        return new DnsContents(header, questions, answers, List.of(records), additionals, counts, compressed);
    }

    public DnsContents withCounts(Counts value) {
        return new DnsContents(header, questions, answers, authorities, additionals, Optional.of(value), compressed);
    }

    public DnsContents withCompression(boolean value) {
        return new DnsContents(header, questions, answers, authorities, additionals, counts, value);
    }

    /**
     * The message.
     *
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public Bytes encode() {
        return encode(new MessageWriter(compressed, 0));
    }

    /** The message behind two bytes with its length, as TCP carries it. */
    public Bytes encodeTcp() {
        MessageWriter out = new MessageWriter(compressed, 2);
        out.u16(0);
        encode(out);
        out.setLength(0);
        return out.toBytes();
    }

    private Bytes encode(MessageWriter out) {
        Counts said = counts.orElseGet(
                () -> new Counts(questions.size(), answers.size(), authorities.size(), additionals.size()));
        out.u16(header.id());
        out.u16(header.flags());
        out.u16(said.questions);
        out.u16(said.answers);
        out.u16(said.authorities);
        out.u16(said.additionals);
        questions.forEach(out::question);
        answers.forEach(out::record);
        authorities.forEach(out::record);
        additionals.forEach(out::record);
        return out.toBytes();
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(encode());
    }
}
