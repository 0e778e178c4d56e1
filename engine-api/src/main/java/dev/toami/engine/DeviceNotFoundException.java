package dev.toami.engine;

/** There is no device of this name, or it has gone. */
public final class DeviceNotFoundException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public DeviceNotFoundException(String message) {
        super(message);
    }

    public DeviceNotFoundException(String message, Throwable cause) {
        super(message, cause);
    }
}
