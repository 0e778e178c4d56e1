/**
 * What a backend implements: {@link dev.toami.engine.spi.CaptureBackend}, found by {@link java.util.ServiceLoader}.
 *
 * <p>Deliberately absent: anything that only one backend could answer.
 */
package dev.toami.engine.spi;
