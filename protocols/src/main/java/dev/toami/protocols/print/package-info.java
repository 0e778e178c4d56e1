/**
 * Printers over {@link dev.toami.protocols.FieldVisitor}: {@link dev.toami.protocols.print.GopacketText} is what {@code
 * Packet.toString()} shows.
 *
 * <p>Deliberately absent: reflection, and knowledge of any protocol's fields.
 */
package dev.toami.protocols.print;
