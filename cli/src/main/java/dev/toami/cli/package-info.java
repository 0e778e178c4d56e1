/**
 * The {@code toami} command: {@link dev.toami.cli.Toami} parses the global options and hands over to one {@link
 * dev.toami.cli.Command}.
 *
 * <p>Packets and tables go to standard output, everything else to standard error. Deliberately absent: any capturing,
 * filtering or decoding of its own, and name resolution by DNS.
 */
package dev.toami.cli;
