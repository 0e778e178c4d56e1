/**
 * Events for Java Flight Recorder; {@link dev.toami.engine.flight.Recorder} is the entry, and {@link
 * dev.toami.engine.flight.JfrRecorder} the only class that leads to the module jdk.jfr, which a runtime may lack.
 *
 * <p>Deliberately absent: anything for each frame, and an API for users, who see the events in recordings.
 */
package dev.toami.engine.flight;
