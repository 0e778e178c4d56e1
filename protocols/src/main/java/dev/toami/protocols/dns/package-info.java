/**
 * The Domain Name System: {@link dev.toami.protocols.dns.DnsMessage} reads messages, {@link
 * dev.toami.protocols.dns.DnsContents} builds them from questions and records. The services
 * of NetBIOS over TCP, whose names have the same form, are beside them.
 *
 * <p>Deliberately absent: a resolver, DNSSEC validation, internationalised names.
 */
package dev.toami.protocols.dns;
