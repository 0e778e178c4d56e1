/**
 * Tests of the whole against the real system: {@link dev.toami.it.Needs} says what one takes, {@link
 * dev.toami.it.VethPair} and {@link dev.toami.it.Host} make the network that it plays in.
 */
package dev.toami.it;
