package dev.toami.filter;

/**
 * What each stage of the compiler made of an expression, as text for people, in lines. Not meant to be parsed: it changes
 * with the compiler.
 *
 * @param syntax the expression as a tree, each node with the characters that it spans
 * @param meaning what must hold of a packet: {@code half[12] == 0x800}
 * @param flow the decision graph: {@code 3: byte[23] == 6 ? 4 : reject}
 * @param optimized the graph behind the optimizer
 * @param code the program as {@code tcpdump -d} shows it
 */
public record FilterStages(String syntax, String meaning, String flow, String optimized, String code) {}
