/**
 * What an embedder compiles against: open a {@link dev.toami.engine.CaptureEngine}, list its devices, capture, filter,
 * inject. Start there.
 *
 * <p>Deliberately absent: protocols (see {@code dev.toami.protocols}), the filter compiler (see {@code
 * dev.toami.filter}) and anything native.
 */
package dev.toami.engine;
