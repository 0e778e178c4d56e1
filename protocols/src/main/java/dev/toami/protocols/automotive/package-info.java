/**
 * Protocols between control units and testers: SOME/IP and DoIP. Deliberately absent: the payloads of services, which only
 * their interface descriptions tell, and the diagnostic services in DoIP.
 */
package dev.toami.protocols.automotive;
