package dev.toami.engine;

/** The device's transmit queue, or the socket's buffer, has no room for the frame: it was not sent, and may be tried again. */
public final class TransmitQueueFullException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public TransmitQueueFullException(String message) {
        super(message);
    }

    public TransmitQueueFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
