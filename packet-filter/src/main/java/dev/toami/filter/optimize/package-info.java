/**
 * Passes over the decision graph, each of which keeps the verdict on every packet: {@link
 * dev.toami.filter.optimize.Optimizer} runs them.
 *
 * <p>Deliberately absent: what needs registers or instructions to be seen.
 */
package dev.toami.filter.optimize;
