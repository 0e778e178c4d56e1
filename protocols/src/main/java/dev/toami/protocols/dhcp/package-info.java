/**
 * The Dynamic Host Configuration Protocol: {@link dev.toami.protocols.dhcp.DhcpMessage} and {@link
 * dev.toami.protocols.dhcp.Dhcpv6Message} read messages, {@link dev.toami.protocols.dhcp.DhcpHeader} and {@link
 * dev.toami.protocols.dhcp.Dhcpv6Header} build them.
 *
 * <p>Deliberately absent: options that are split over several (RFC 3396), leases.
 */
package dev.toami.protocols.dhcp;
