package dev.toami.engine.decorate;

import java.util.function.Function;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.Frame;

/** Writes a line an event. */
final class LogSink implements TraceSink {
    private static final int SHOWN_BYTES = 16;

    private final System.Logger logger;
    private final System.Logger.Level level;
    private final Function<? super Frame, String> describer;

    LogSink(System.Logger logger, System.Logger.Level level, Function<? super Frame, String> describer) {
        this.logger = logger;
        this.level = level;
        this.describer = describer;
    }

    static String firstBytes(Frame frame) {
        return firstBytes(frame.bytes());
    }

    private static String firstBytes(Bytes bytes) {
        return bytes.clip(SHOWN_BYTES) + (bytes.length() > SHOWN_BYTES ? "..." : "");
    }

    @Override
    public void captured(String device, Frame frame) {
        String length = frame.isClipped()
                ? frame.capturedLength() + " of " + Integer.toUnsignedString(frame.originalLength())
                : Integer.toString(frame.capturedLength());
        log(device + " " + direction(frame) + " " + frame.timestamp() + " " + length + " bytes "
                + describer.apply(frame));
    }

    private static String direction(Frame frame) {
        return switch (frame.packetType()) {
            case OUTGOING -> "out";
            case UNKNOWN -> "in/out";
            default -> "in";
        };
    }

    @Override
    public void injected(String device, Bytes frame) {
        log(device + " injected " + frame.length() + " bytes " + firstBytes(frame));
    }

    @Override
    public void filterSet(String device, String expression) {
        log(device + " filter \"" + expression + "\"");
    }

    @Override
    public void failed(String device, SessionCall call, CaptureException error) {
        log(device + " " + call + " failed: " + error.getClass().getSimpleName() + ": " + error.getMessage());
    }

    @Override
    public void closed(String device) {
        log(device + " closed");
    }

    /** Without parameters nothing takes braces in the text for a pattern; a message of several lines becomes one. */
    private void log(String event) {
        logger.log(level, event.replaceAll("\\R", " | "));
    }
}
