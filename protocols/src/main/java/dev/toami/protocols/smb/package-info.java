/**
 * Server Message Block: {@link dev.toami.protocols.smb.Smb2Message} reads the headers of SMB 2 and 3.
 *
 * <p>Deliberately absent: SMB 1, commands' own fields, encrypted messages, messages over several segments.
 */
package dev.toami.protocols.smb;
