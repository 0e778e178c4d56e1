/**
 * From the decision graph to instructions: {@link dev.toami.filter.codegen.CodeGenerator} is the entry.
 *
 * <p>Deliberately absent: anything that depends on what the tests mean.
 */
package dev.toami.filter.codegen;
