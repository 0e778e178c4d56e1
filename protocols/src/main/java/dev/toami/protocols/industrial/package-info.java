/**
 * Protocols of plants, substations, buildings and machines: {@link dev.toami.protocols.industrial.ModbusTcp} and others.
 *
 * <p>Those over TCP are read segment by segment: {@code parseSegment} takes a segment that does not begin with a message
 * for a payload. Deliberately absent: what it takes a device's description to understand, such as process data.
 */
package dev.toami.protocols.industrial;
