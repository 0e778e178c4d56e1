/**
 * Management, directories and remote procedure calls: {@link dev.toami.protocols.management.SnmpMessage}, {@link
 * dev.toami.protocols.management.SyslogMessage}, {@link dev.toami.protocols.management.TftpPacket}, {@link
 * dev.toami.protocols.management.Rmcp} and others.
 *
 * <p>Deliberately absent: MIBs, encrypted SNMP, syslog over TLS, the procedures that are called, messages that span
 * segments.
 */
package dev.toami.protocols.management;
