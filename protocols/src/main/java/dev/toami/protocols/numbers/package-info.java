/**
 * Code numbers with names: {@link dev.toami.protocols.numbers.EtherType} and its like are records, so that values nobody
 * has named survive.
 *
 * <p>Deliberately absent: numbers that only one protocol uses, which live beside its view.
 */
package dev.toami.protocols.numbers;
