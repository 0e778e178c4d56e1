/**
 * From the text of an expression to its {@link dev.toami.filter.syntax.Expression tree}: {@link
 * dev.toami.filter.syntax.Parser} is the entry.
 *
 * <p>Deliberately absent: names are not looked up and nothing is known of link types here.
 */
package dev.toami.filter.syntax;
