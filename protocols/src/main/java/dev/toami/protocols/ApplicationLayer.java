package dev.toami.protocols;

/** Marks what {@link Packet} takes for the application layer; the outermost one counts. */
public interface ApplicationLayer {}
