package dev.toami.protocols.dns;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;

/** The data of a resource record, by its form; what has no form here is kept as bytes. */
public sealed interface DnsData {
    /** A or AAAA. */
    record Address(IpAddress address) implements DnsData {}

    /** NS, CNAME, PTR or DNAME. */
    record Domain(DnsName name) implements DnsData {}

    /**
     * SOA (RFC 1035, section 3.3.13); numbers of 32 bits, times in seconds.
     *
     * @param primary the name server that the zone comes from
     * @param mailbox of the person in charge, its first label before the at sign
     */
    record StartOfAuthority(
            DnsName primary, DnsName mailbox, long serial, long refresh, long retry, long expire, long minimum)
            implements DnsData {}

    /** MX (RFC 1035, section 3.3.9). */
    record MailExchange(int preference, DnsName exchange) implements DnsData {}

    /** TXT or HINFO: strings of at most 255 bytes each. */
    record Text(List<Bytes> strings) implements DnsData {
        public Text {
            strings = List.copyOf(strings);
        }
    }

    /** SRV (RFC 2782). */
    record Service(int priority, int weight, int port, DnsName target) implements DnsData {}

    /** URI (RFC 7553). */
    record Uri(int priority, int weight, Bytes target) implements DnsData {}

    /** OPT (RFC 6891). */
    record Options(List<DnsOption> options) implements DnsData {
        public Options {
            options = List.copyOf(options);
        }
    }

    /** Data that a table lays out; its numbers are checked when they are encoded. */
    sealed interface Fixed extends DnsData {
        /** The values of the fields in their order: Long, address, name, Bytes or a list. */
        List<Object> values();
    }

    /** RP (RFC 1183). */
    record ResponsiblePerson(DnsName mailbox, DnsName text) implements Fixed {
        @Override
        public List<Object> values() {
            return List.of(mailbox, text);
        }
    }

    /**
     * LOC (RFC 1876), as it stands there.
     *
     * @param size and precisions: a digit, and a power of ten by which it is multiplied, in centimetres
     * @param latitude in thousandths of seconds of arc, 2^31 at the equator
     * @param longitude likewise, 2^31 at the prime meridian
     * @param altitude in centimetres above 100 km below the ellipsoid
     */
    record Location(
            int version,
            int size,
            int horizontalPrecision,
            int verticalPrecision,
            long latitude,
            long longitude,
            long altitude)
            implements Fixed {
        private static final double PER_DEGREE = 3_600_000;

        /** Positive in the north. */
        public double latitudeDegrees() {
            return (latitude - (1L << 31)) / PER_DEGREE;
        }

        /** Positive in the east. */
        public double longitudeDegrees() {
            return (longitude - (1L << 31)) / PER_DEGREE;
        }

        public double altitudeMetres() {
            return altitude / 100.0 - 100_000;
        }

        @Override
        public List<Object> values() {
            return List.of(
                    (long) version,
                    (long) size,
                    (long) horizontalPrecision,
                    (long) verticalPrecision,
                    latitude,
                    longitude,
                    altitude);
        }
    }

    /** NAPTR (RFC 3403). */
    record NamingAuthority(
            int order, int preference, Bytes flags, Bytes service, Bytes regularExpression, DnsName replacement)
            implements Fixed {
        @Override
        public List<Object> values() {
            return List.of((long) order, (long) preference, flags, service, regularExpression, replacement);
        }
    }

    /** CERT (RFC 4398). */
    record Certificate(int certificateType, int keyTag, int algorithm, Bytes certificate) implements Fixed {
        @Override
        public List<Object> values() {
            return List.of((long) certificateType, (long) keyTag, (long) algorithm, certificate);
        }
    }

    /** DS or CDS (RFC 4034, section 5; RFC 7344). */
    record DelegationSigner(int keyTag, int algorithm, int digestType, Bytes digest) implements Fixed {
        @Override
        public List<Object> values() {
            return List.of((long) keyTag, (long) algorithm, (long) digestType, digest);
        }
    }

    /** DNSKEY, CDNSKEY or KEY (RFC 4034, section 2; RFC 7344). */
    record PublicKey(int flags, int protocol, int algorithm, Bytes key) implements Fixed {
        @Override
        public List<Object> values() {
            return List.of((long) flags, (long) protocol, (long) algorithm, key);
        }
    }

    /**
     * RRSIG or SIG (RFC 4034, section 3).
     *
     * @param expiration in seconds since 1970, modulo 2^32
     * @param inception likewise
     */
    record Signature(
            DnsType typeCovered,
            int algorithm,
            int labels,
            long originalTimeToLive,
            long expiration,
            long inception,
            int keyTag,
            DnsName signer,
            Bytes signature)
            implements Fixed {
        @Override
        public List<Object> values() {
            return List.of(
                    (long) typeCovered.value(),
                    (long) algorithm,
                    (long) labels,
                    originalTimeToLive,
                    expiration,
                    inception,
                    (long) keyTag,
                    signer,
                    signature);
        }
    }

    /** SSHFP (RFC 4255). */
    record SshFingerprint(int algorithm, int fingerprintType, Bytes fingerprint) implements Fixed {
        @Override
        public List<Object> values() {
            return List.of((long) algorithm, (long) fingerprintType, fingerprint);
        }
    }

    /** NSEC (RFC 4034, section 4). */
    record NextSecure(DnsName next, List<DnsType> types) implements Fixed {
        public NextSecure {
            types = List.copyOf(types);
        }

        @Override
        public List<Object> values() {
            return List.of(next, types);
        }
    }

    /** NSEC3 (RFC 5155, section 3). */
    record NextSecure3(int hashAlgorithm, int flags, int iterations, Bytes salt, Bytes nextHashed, List<DnsType> types)
            implements Fixed {
        public NextSecure3 {
            types = List.copyOf(types);
        }

        @Override
        public List<Object> values() {
            return List.of((long) hashAlgorithm, (long) flags, (long) iterations, salt, nextHashed, types);
        }
    }

    /** NSEC3PARAM (RFC 5155, section 4). */
    record NextSecure3Parameters(int hashAlgorithm, int flags, int iterations, Bytes salt) implements Fixed {
        @Override
        public List<Object> values() {
            return List.of((long) hashAlgorithm, (long) flags, (long) iterations, salt);
        }
    }

    /** TLSA or SMIMEA (RFC 6698; RFC 8162). */
    record CertificateAssociation(int usage, int selector, int matchingType, Bytes data) implements Fixed {
        @Override
        public List<Object> values() {
            return List.of((long) usage, (long) selector, (long) matchingType, data);
        }
    }

    /** ZONEMD (RFC 8976). */
    record ZoneDigest(long serial, int scheme, int hashAlgorithm, Bytes digest) implements Fixed {
        @Override
        public List<Object> values() {
            return List.of(serial, (long) scheme, (long) hashAlgorithm, digest);
        }
    }

    /** A parameter of SVCB or HTTPS (RFC 9460, section 7). */
    record ServiceParameter(int key, Bytes value) {
        public static final int MANDATORY = 0;
        public static final int ALPN = 1;
        public static final int NO_DEFAULT_ALPN = 2;
        public static final int PORT = 3;
        public static final int IPV4_HINT = 4;
        public static final int ECH = 5;
        public static final int IPV6_HINT = 6;
        public static final int DOH_PATH = 7;
    }

    /** SVCB or HTTPS (RFC 9460); priority 0 makes it an alias. */
    record ServiceBinding(int priority, DnsName target, List<ServiceParameter> parameters) implements Fixed {
        public ServiceBinding {
            parameters = List.copyOf(parameters);
        }

        @Override
        public List<Object> values() {
            return List.of((long) priority, target, parameters);
        }
    }

    /**
     * EUI48 or EUI64 (RFC 7043).
     *
     * @param address 6 or 8 bytes
     */
    record HardwareAddress(Bytes address) implements Fixed {
        @Override
        public List<Object> values() {
            return List.of(address);
        }
    }

    /** TKEY (RFC 2930). */
    record TransactionKey(
            DnsName algorithm, long inception, long expiration, int mode, int error, Bytes key, Bytes other)
            implements Fixed {
        @Override
        public List<Object> values() {
            return List.of(algorithm, inception, expiration, (long) mode, (long) error, key, other);
        }
    }

    /**
     * TSIG (RFC 8945).
     *
     * @param timeSigned in seconds since 1970, 48 bits
     * @param fudge how many seconds clocks may differ
     */
    record TransactionSignature(
            DnsName algorithm, long timeSigned, int fudge, Bytes code, int originalId, int error, Bytes other)
            implements Fixed {
        @Override
        public List<Object> values() {
            return List.of(algorithm, timeSigned, (long) fudge, code, (long) originalId, (long) error, other);
        }
    }

    /** CAA (RFC 8659). */
    record CertificationAuthority(int flags, Bytes tag, Bytes value) implements Fixed {
        @Override
        public List<Object> values() {
            return List.of((long) flags, tag, value);
        }
    }

    /** Any other type, or data whose length its type does not allow. */
    record Opaque(Bytes bytes) implements DnsData {}
}
