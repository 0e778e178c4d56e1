/**
 * Session Traversal Utilities for NAT: {@link dev.toami.protocols.stun.StunMessage} reads messages of STUN and TURN, {@link
 * dev.toami.protocols.stun.StunHeader} builds them.
 *
 * <p>Deliberately absent: message integrity, which takes a password.
 */
package dev.toami.protocols.stun;
