/**
 * Reads and writes capture files of the classic pcap format: {@link dev.toami.files.PcapReader}, {@link
 * dev.toami.files.PcapWriter}.
 *
 * <p>Deliberately absent: compressed files, seeking, and any trust in a length that a file declares.
 */
package dev.toami.files;
