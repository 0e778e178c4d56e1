package dev.toami.protocols.dns;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;

/** Makes data of the values that a {@link DnsLayout} reads. */
final class FixedData {
    private final List<Object> values;

    private FixedData(List<Object> values) {
        this.values = values;
    }

    /** Null if the type has no form of its own. */
    static DnsData of(int type, List<Object> values) {
        FixedData of = new FixedData(values);
        return switch (type) {
            case 17 -> new DnsData.ResponsiblePerson(of.name(0), of.name(1));
            case 24, 46 ->
                new DnsData.Signature(
                        new DnsType(of.number(0)),
                        of.number(1),
                        of.number(2),
                        of.large(3),
                        of.large(4),
                        of.large(5),
                        of.number(6),
                        of.name(7),
                        of.bytes(8));
            case 25, 48, 60 -> new DnsData.PublicKey(of.number(0), of.number(1), of.number(2), of.bytes(3));
            case 29 ->
                new DnsData.Location(
                        of.number(0), of.number(1), of.number(2), of.number(3), of.large(4), of.large(5), of.large(6));
            case 35 ->
                new DnsData.NamingAuthority(
                        of.number(0), of.number(1), of.bytes(2), of.bytes(3), of.bytes(4), of.name(5));
            case 37 -> new DnsData.Certificate(of.number(0), of.number(1), of.number(2), of.bytes(3));
            case 39 -> new DnsData.Domain(of.name(0));
            case 43, 59 -> new DnsData.DelegationSigner(of.number(0), of.number(1), of.number(2), of.bytes(3));
            case 44 -> new DnsData.SshFingerprint(of.number(0), of.number(1), of.bytes(2));
            case 47 -> new DnsData.NextSecure(of.name(0), of.types(1));
            case 50 ->
                new DnsData.NextSecure3(
                        of.number(0), of.number(1), of.number(2), of.bytes(3), of.bytes(4), of.types(5));
            case 51 -> new DnsData.NextSecure3Parameters(of.number(0), of.number(1), of.number(2), of.bytes(3));
            case 52, 53 -> new DnsData.CertificateAssociation(of.number(0), of.number(1), of.number(2), of.bytes(3));
            case 63 -> new DnsData.ZoneDigest(of.large(0), of.number(1), of.number(2), of.bytes(3));
            case 64, 65 -> new DnsData.ServiceBinding(of.number(0), of.name(1), of.parameters(2));
            case 108, 109 -> new DnsData.HardwareAddress(of.bytes(0));
            case 249 ->
                new DnsData.TransactionKey(
                        of.name(0), of.large(1), of.large(2), of.number(3), of.number(4), of.bytes(5), of.bytes(6));
            case 250 ->
                new DnsData.TransactionSignature(
                        of.name(0), of.large(1), of.number(2), of.bytes(3), of.number(4), of.number(5), of.bytes(6));
            case 257 -> new DnsData.CertificationAuthority(of.number(0), of.bytes(1), of.bytes(2));
            default -> null;
        };
    }

    private long large(int index) {
        return (Long) values.get(index);
    }

    private int number(int index) {
        return (int) large(index);
    }

    private DnsName name(int index) {
        return (DnsName) values.get(index);
    }

    private Bytes bytes(int index) {
        return (Bytes) values.get(index);
    }

    private List<DnsType> types(int index) {
        List<DnsType> types = new ArrayList<>();
        ((List<?>) values.get(index)).forEach(type -> types.add((DnsType) type));
        return types;
    }

    private List<DnsData.ServiceParameter> parameters(int index) {
        List<DnsData.ServiceParameter> parameters = new ArrayList<>();
        ((List<?>) values.get(index)).forEach(each -> parameters.add((DnsData.ServiceParameter) each));
        return parameters;
    }
}
