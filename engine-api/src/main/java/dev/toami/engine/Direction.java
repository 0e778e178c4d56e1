package dev.toami.engine;

/** Which frames a session wants, seen from the host. */
public enum Direction {
    IN,
    OUT,
    INOUT
}
