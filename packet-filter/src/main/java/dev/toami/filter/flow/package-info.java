/**
 * A filter as a decision graph: {@code and}, {@code or} and {@code not} have become edges between tests. {@link
 * dev.toami.filter.flow.Flow} is the entry.
 *
 * <p>Deliberately absent: the order of tests in the program, registers, jump distances.
 */
package dev.toami.filter.flow;
