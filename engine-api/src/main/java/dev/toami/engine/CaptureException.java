package dev.toami.engine;

import java.io.IOException;

/** The system refused or failed; subclasses name the causes that a program can act upon. */
public class CaptureException extends IOException {
    private static final long serialVersionUID = 1L;

    public CaptureException(String message) {
        super(message);
    }

    public CaptureException(String message, Throwable cause) {
        super(message, cause);
    }
}
