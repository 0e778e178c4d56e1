package dev.toami.protocols.dns;

import dev.toami.engine.Bytes;

/** An option of an OPT record (RFC 6891, section 6.1.2). */
public record DnsOption(DnsOptionCode code, Bytes data) {}
