/**
 * The Domain Name System: {@link dev.toami.protocols.dns.DnsMessage} reads messages, {@link
 * dev.toami.protocols.dns.DnsContents} builds them from questions and records.
 *
 * <p>Deliberately absent: a resolver, DNSSEC validation, internationalised names.
 */
package dev.toami.protocols.dns;
