/**
 * Network management: {@link dev.toami.protocols.management.SnmpMessage}, {@link
 * dev.toami.protocols.management.SyslogMessage}, {@link dev.toami.protocols.management.TftpPacket} and {@link
 * dev.toami.protocols.management.TftpHeader} to build it.
 *
 * <p>Deliberately absent: MIBs, encrypted SNMP, syslog over TLS.
 */
package dev.toami.protocols.management;
