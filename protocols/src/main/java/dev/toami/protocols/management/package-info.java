/**
 * Protocols of management and of remote procedure calls: {@link dev.toami.protocols.management.Rmcp} and others.
 *
 * <p>Deliberately absent: the procedures themselves, and messages that span segments.
 */
package dev.toami.protocols.management;
