/**
 * The libpcap backend: {@link dev.toami.pcap.PcapBackend} is what the engine finds.
 *
 * <p>For systems where packet sockets cannot be used directly, and for what is no network device. Filters are Toami's own,
 * unless libpcap's are asked for. Deliberately absent: reading files. No type of pcap4j or JNA leaves this package.
 */
package dev.toami.pcap;
