package dev.toami.engine.decorate;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.Frame;

/**
 * Is told what happens on a session. Override what is of interest.
 *
 * <p>Called by the thread that uses the session, before its call returns; so by several threads at once. What a sink
 * throws comes out of that call.
 */
public interface TraceSink {
    /** A frame is about to be handed out. It may be leased: {@link Frame#copy()} keeps it. */
    default void captured(String device, Frame frame) {}

    /** A frame was sent. Its bytes may be leased. */
    default void injected(String device, Bytes frame) {}

    /** The filter was replaced. */
    default void filterSet(String device, String expression) {}

    /** A call has failed; {@code error} is thrown when this returns. */
    default void failed(String device, SessionCall call, CaptureException error) {}

    /** The session was closed; told once. */
    default void closed(String device) {}
}
