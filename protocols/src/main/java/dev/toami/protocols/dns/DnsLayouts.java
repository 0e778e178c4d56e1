package dev.toami.protocols.dns;

/** The layouts of record data: types, then names and kinds of their fields, a bare number being bits. */
final class DnsLayouts {
    static final String TABLE =
            """
            1 Address:IPV4
            2,3,4,5,7,8,9,12,39 Name:NAME
            6 MName:NAME RName:NAME Serial:32 Refresh:32 Retry:32 Expire:32 Minimum:32
            10,49 Bytes:REST
            13 CPU:TEXT_8 OS:TEXT_8
            14 RMailbx:NAME EMailbx:NAME
            15 Preference:16 Name:NAME
            16,99 Strings:STRINGS
            17 Mailbox:NAME TXT:NAME
            18 Subtype:16 Name:NAME
            19 Address:TEXT_8
            21 Preference:16 Name:NAME
            24,46 TypeCovered:TYPE Algorithm:ALGORITHM Labels:8 OriginalTTL:32 Expiration:32 Inception:32 KeyTag:16 SignersName:NAME Signature:REST
            25,48,60 Flags:16 Protocol:8 Algorithm:ALGORITHM PublicKey:REST
            26 Preference:16 Map822:NAME MapX400:NAME
            28 Address:IPV6
            29 Version:8 Size:8 HorizontalPrecision:8 VerticalPrecision:8 Latitude:32 Longitude:32 Altitude:32
            33 Priority:16 Weight:16 Port:16 Name:NAME
            35 Order:16 Preference:16 Flags:TEXT_8 Service:TEXT_8 Regexp:TEXT_8 Replacement:NAME
            36 Preference:16 Name:NAME
            37 CertType:16 KeyTag:16 Algorithm:ALGORITHM Certificate:REST
            43,59,32769 KeyTag:16 Algorithm:ALGORITHM DigestType:8 Digest:REST
            44 Algorithm:8 FingerprintType:8 Fingerprint:REST
            47 NextName:NAME Types:TYPES
            50 HashAlgorithm:8 Flags:8 Iterations:16 Salt:BYTES_8 NextHashed:BYTES_8 Types:TYPES
            51 HashAlgorithm:8 Flags:8 Iterations:16 Salt:BYTES_8
            52,53 Usage:8 Selector:8 MatchingType:8 AssociationData:REST
            61 Key:REST
            62 SOASerial:32 Flags:16 Types:TYPES
            63 Serial:32 Scheme:8 HashAlgorithm:8 Digest:REST
            64,65 Priority:16 Target:NAME Parameters:PARAMETERS
            104 Preference:16 NodeID:EUI_64
            105 Preference:16 Locator:IPV4
            106 Preference:16 Locator:EUI_64
            107 Preference:16 Name:NAME
            108 Address:EUI_48
            109 Address:EUI_64
            249 AlgorithmName:NAME Inception:32 Expiration:32 Mode:16 Error:16 KeyData:BYTES_16 OtherData:BYTES_16
            250 AlgorithmName:NAME TimeSigned:48 Fudge:16 MAC:BYTES_16 OriginalID:16 Error:16 OtherData:BYTES_16
            256 Priority:16 Weight:16 Target:REST_TEXT
            257 Flags:8 Tag:TEXT_8 Value:REST_TEXT""";

    private DnsLayouts() {}
}
