package dev.toami.engine;

/** The device is there and not up. */
public final class DeviceDownException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public DeviceDownException(String message) {
        super(message);
    }

    public DeviceDownException(String message, Throwable cause) {
        super(message, cause);
    }
}
