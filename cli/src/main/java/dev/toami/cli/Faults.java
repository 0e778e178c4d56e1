package dev.toami.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import dev.toami.engine.FilterSyntaxException;

/** What exceptions say to people, in one line. */
final class Faults {
    private Faults() {}

    static String text(IOException e) {
        String message = e.getMessage();
        if (e instanceof FileSystemException fault) {
            return fault.getFile() + ": " + reason(fault);
        }
        if (message == null) {
            return e.toString();
        }
        if (e instanceof FileNotFoundException && message.endsWith(")")) {
            int open = message.lastIndexOf(" (");
            return message.substring(0, open) + ": " + message.substring(open + 2, message.length() - 1);
        }
        return message;
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        return e.getReason() == null ? e.toString() : e.getReason();
    }

    /** One line with the column, or for people at a terminal the expression with a caret below. */
    static String text(FilterSyntaxException e, boolean withCaret) {
        if (withCaret || e.expression().isEmpty()) {
            return withCaret ? e.getMessage() : e.reason();
        }
        return e.reason() + " (at character " + (e.start() + 1) + " of \"" + e.expression() + "\")";
    }
}
