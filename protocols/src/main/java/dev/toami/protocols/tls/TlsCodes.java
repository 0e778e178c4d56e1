package dev.toami.protocols.tls;

/** The names of TLS code numbers: gopacket's where it has some, else those of the IANA registries. */
final class TlsCodes {
    private TlsCodes() {}

    static String unknown(int code) {
        return "Unknown(" + code + ")";
    }

    /** RFC 8701: numbers that clients send so that servers get used to unknown ones. */
    static String greaseOr(int code) {
        return (code & 0x0f0f) == 0x0a0a && code >> 8 == (code & 0xff) ? "GREASE" : unknown(code);
    }

    static String contentType(int type) {
        return switch (type) {
            case TlsRecord.CHANGE_CIPHER_SPEC -> "Change Cipher Spec";
            case TlsRecord.ALERT -> "Alert";
            case TlsRecord.HANDSHAKE -> "Handshake";
            case TlsRecord.APPLICATION_DATA -> "Application Data";
            case TlsRecord.HEARTBEAT -> "Heartbeat";
            default -> "Unknown";
        };
    }

    static String version(int version) {
        return switch (version) {
            case 0x0002, 0x0200 -> "SSL 2.0";
            case 0x0300 -> "SSL 3.0";
            case 0x0301 -> "TLS 1.0";
            case 0x0302 -> "TLS 1.1";
            case 0x0303 -> "TLS 1.2";
            case 0x0304 -> "TLS 1.3";
            case 0x0100 -> "DTLS 1.0 (OpenSSL before 0.9.8f)";
            case 0xfeff -> "DTLS 1.0";
            case 0xfefd -> "DTLS 1.2";
            case 0xfefc -> "DTLS 1.3";
            default -> (version & 0x0f0f) == 0x0a0a ? greaseOr(version) : "Unknown";
        };
    }

    static boolean isHandshakeType(int type) {
        return !handshakeType(type).startsWith("Unknown");
    }

    static String handshakeType(int type) {
        return switch (type) {
            case 0 -> "hello_request";
            case 1 -> "client_hello";
            case 2 -> "server_hello";
            case 3 -> "hello_verify_request";
            case 4 -> "new_session_ticket";
            case 5 -> "end_of_early_data";
            case 6 -> "hello_retry_request";
            case 8 -> "encrypted_extensions";
            case 11 -> "certificate";
            case 12 -> "server_key_exchange";
            case 13 -> "certificate_request";
            case 14 -> "server_hello_done";
            case 15 -> "certificate_verify";
            case 16 -> "client_key_exchange";
            case 20 -> "finished";
            case 21 -> "certificate_url";
            case 22 -> "certificate_status";
            case 23 -> "supplemental_data";
            case 24 -> "key_update";
            case 25 -> "compressed_certificate";
            case 67 -> "next_protocol";
            default -> unknown(type);
        };
    }

    static String extension(int type) {
        return switch (type) {
            case 0 -> "server_name";
            case 1 -> "max_fragment_length";
            case 5 -> "status_request";
            case 10 -> "supported_groups";
            case 11 -> "ec_point_formats";
            case 13 -> "signature_algorithms";
            case 14 -> "use_srtp";
            case 15 -> "heartbeat";
            case 16 -> "application_layer_protocol_negotiation";
            case 17 -> "status_request_v2";
            case 18 -> "signed_certificate_timestamp";
            case 19 -> "client_certificate_type";
            case 20 -> "server_certificate_type";
            case 21 -> "padding";
            case 22 -> "encrypt_then_mac";
            case 23 -> "extended_master_secret";
            case 24 -> "token_binding";
            case 27 -> "compress_certificate";
            case 28 -> "record_size_limit";
            case 34 -> "delegated_credential";
            case 35 -> "session_ticket";
            case 41 -> "pre_shared_key";
            case 42 -> "early_data";
            case 43 -> "supported_versions";
            case 44 -> "cookie";
            case 45 -> "psk_key_exchange_modes";
            case 47 -> "certificate_authorities";
            case 48 -> "oid_filters";
            case 49 -> "post_handshake_auth";
            case 50 -> "signature_algorithms_cert";
            case 51 -> "key_share";
            case 54 -> "connection_id";
            case 57 -> "quic_transport_parameters";
            case 13172 -> "next_protocol_negotiation";
            case 17513 -> "application_settings";
            case 0xfe0d -> "encrypted_client_hello";
            case 0xff01 -> "renegotiation_info";
            default -> greaseOr(type);
        };
    }

    static String group(int group) {
        return switch (group) {
            case 16 -> "secp192k1";
            case 18 -> "secp224k1";
            case 19 -> "secp192r1";
            case 21 -> "secp224r1";
            case 22 -> "secp256k1";
            case 23 -> "secp256r1";
            case 24 -> "secp384r1";
            case 25 -> "secp521r1";
            case 26 -> "brainpoolP256r1";
            case 27 -> "brainpoolP384r1";
            case 28 -> "brainpoolP512r1";
            case 29 -> "x25519";
            case 30 -> "x448";
            case 256 -> "ffdhe2048";
            case 257 -> "ffdhe3072";
            case 258 -> "ffdhe4096";
            case 259 -> "ffdhe6144";
            case 260 -> "ffdhe8192";
            case 4587 -> "SecP256r1MLKEM768";
            case 4588 -> "X25519MLKEM768";
            default -> greaseOr(group);
        };
    }

    static String signatureScheme(int scheme) {
        return switch (scheme) {
            case 0x0201 -> "rsa_pkcs1_sha1";
            case 0x0202 -> "dsa_sha1";
            case 0x0203 -> "ecdsa_sha1";
            case 0x0301 -> "rsa_pkcs1_sha224";
            case 0x0303 -> "ecdsa_sha224";
            case 0x0401 -> "rsa_pkcs1_sha256";
            case 0x0403 -> "ecdsa_secp256r1_sha256";
            case 0x0501 -> "rsa_pkcs1_sha384";
            case 0x0503 -> "ecdsa_secp384r1_sha384";
            case 0x0601 -> "rsa_pkcs1_sha512";
            case 0x0603 -> "ecdsa_secp521r1_sha512";
            case 0x0804 -> "rsa_pss_rsae_sha256";
            case 0x0805 -> "rsa_pss_rsae_sha384";
            case 0x0806 -> "rsa_pss_rsae_sha512";
            case 0x0807 -> "ed25519";
            case 0x0808 -> "ed448";
            case 0x0809 -> "rsa_pss_pss_sha256";
            case 0x080a -> "rsa_pss_pss_sha384";
            case 0x080b -> "rsa_pss_pss_sha512";
            default -> greaseOr(scheme);
        };
    }

    static String alertLevel(int level) {
        return switch (level) {
            case 1 -> "Warning";
            case 2 -> "Fatal";
            default -> unknown(level);
        };
    }

    static String alertDescription(int description) {
        return switch (description) {
            case 0 -> "close_notify";
            case 10 -> "unexpected_message";
            case 20 -> "bad_record_mac";
            case 21 -> "decryption_failed_RESERVED";
            case 22 -> "record_overflow";
            case 30 -> "decompression_failure";
            case 40 -> "handshake_failure";
            case 41 -> "no_certificate_RESERVED";
            case 42 -> "bad_certificate";
            case 43 -> "unsupported_certificate";
            case 44 -> "certificate_revoked";
            case 45 -> "certificate_expired";
            case 46 -> "certificate_unknown";
            case 47 -> "illegal_parameter";
            case 48 -> "unknown_ca";
            case 49 -> "access_denied";
            case 50 -> "decode_error";
            case 51 -> "decrypt_error";
            case 60 -> "export_restriction_RESERVED";
            case 70 -> "protocol_version";
            case 71 -> "insufficient_security";
            case 80 -> "internal_error";
            case 90 -> "user_canceled";
            case 100 -> "no_renegotiation";
            case 110 -> "unsupported_extension";
            default -> "Unknown";
        };
    }
}
