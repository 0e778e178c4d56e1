package dev.toami.files;

import java.io.IOException;

/** A capture file that is not one, is damaged, or ends too early; the message has the numbers. */
public final class CaptureFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public CaptureFileException(String message) {
        super(message);
    }
}
