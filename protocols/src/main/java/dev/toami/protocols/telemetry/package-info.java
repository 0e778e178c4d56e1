/**
 * What network devices report, and how they are controlled: sFlow, NetFlow, IPFIX, OpenFlow. Deliberately absent: templates
 * remembered from packet to packet, and the bodies of OpenFlow messages.
 */
package dev.toami.protocols.telemetry;
