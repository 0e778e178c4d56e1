/**
 * The libpcap backend: {@link dev.toami.pcap.PcapBackend} is what the engine finds.
 *
 * <p>For systems where packet sockets cannot be used directly. Deliberately absent: libpcap's filter compiler (filters are
 * Toami's own) and reading files. No type of pcap4j or JNA leaves this package.
 */
package dev.toami.pcap;
