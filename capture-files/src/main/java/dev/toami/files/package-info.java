/**
 * Reads and writes capture files of the classic pcap format: {@link dev.toami.files.PcapReader}, {@link
 * dev.toami.files.PcapWriter}; records what a session hands out: {@link dev.toami.files.RecordingSession}.
 *
 * <p>Deliberately absent: compressed files, seeking, and any trust in a length that a file declares.
 */
package dev.toami.files;
