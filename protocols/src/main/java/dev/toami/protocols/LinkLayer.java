package dev.toami.protocols;

/** Marks what {@link Packet} takes for the link layer; the outermost one counts. */
public interface LinkLayer {}
