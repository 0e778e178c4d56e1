/**
 * Decorators of {@link dev.toami.engine.CaptureSession}, which wrap any session and each other in any order: {@link
 * dev.toami.engine.decorate.TracingSession}, {@link dev.toami.engine.decorate.FaultySession} (from {@link
 * dev.toami.engine.decorate.Faults}), {@link dev.toami.engine.decorate.RateLimitedSession} (from {@link
 * dev.toami.engine.decorate.RateLimit}). Extend {@link dev.toami.engine.decorate.ForwardingSession} for one more.
 *
 * <p>Deliberately absent: recording to a file, which is {@code dev.toami.files.RecordingSession}, and a limit on reading.
 */
package dev.toami.engine.decorate;
