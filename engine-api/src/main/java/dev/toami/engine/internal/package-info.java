/**
 * What the modules of Toami tell each other and nobody else: {@link dev.toami.engine.internal.Storage}.
 *
 * <p>Deliberately absent: anything that an embedder or a backend needs.
 */
package dev.toami.engine.internal;
