package dev.toami.engine.management;

/** The management bean of a session. */
public interface CaptureStatisticsMXBean extends SessionAttributes {}
