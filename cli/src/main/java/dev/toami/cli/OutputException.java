package dev.toami.cli;

import java.io.IOException;

/** Standard output takes no more. */
final class OutputException extends IOException {
    private static final long serialVersionUID = 1L;

    OutputException(IOException cause) {
        super("Unable to write output: " + cause.getMessage(), cause);
    }

    /** Java turns EPIPE into an exception that has nothing but its text. */
    boolean isBrokenPipe() {
        String message = getCause().getMessage();
        return message != null && message.contains("Broken pipe");
    }
}
