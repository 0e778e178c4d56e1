/**
 * What an expression means on a link type: names become numbers, primitives become tests of values at known offsets.
 * {@link dev.toami.filter.meaning.Meaning} is the entry.
 *
 * <p>Deliberately absent: the order of instructions and registers.
 */
package dev.toami.filter.meaning;
