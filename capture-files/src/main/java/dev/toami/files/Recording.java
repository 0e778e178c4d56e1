package dev.toami.files;

import java.io.IOException;
import java.util.Optional;

import dev.toami.engine.Frame;

/** A capture file to which several threads write, until it is closed or full. Does not know the session. Thread-safe. */
final class Recording {
    private static final System.Logger LOG = System.getLogger(RecordingSession.class.getName());

    private final String device;
    private final PcapWriter writer;
    private IOException failure;
    private boolean broken;
    private boolean closed;
    private long recorded;
    private long missed;

    Recording(String device, PcapWriter writer) {
        this.device = device;
        this.writer = writer;
    }

    /** Writes a frame, or counts it as missed if the file cannot take it; false if the recording is closed. */
    synchronized boolean write(Frame frame) {
        if (closed) {
            return false;
        }
        if (broken) {
            missed++;
            return true;
        }
        try {
            writer.write(frame);
            recorded++;
        } catch (CaptureFileException e) {
            // The writer refuses this frame before it writes any of it: the file can take the next one.
            missed++;
            report("a frame from " + device + " does not go into the recording", e);
        } catch (IOException e) {
            missed++;
            breakOff(e);
        }
        return true;
    }

    synchronized void flush() {
        if (!closed && !broken) {
            try {
                writer.flush();
            } catch (IOException e) {
                breakOff(e);
            }
        }
    }

    private void breakOff(IOException cause) {
        broken = true;
        report("the recording of " + device + " ends here, the session goes on", cause);
        closeWriter();
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            closeWriter();
        }
    }

    /** Idempotent. */
    private void closeWriter() {
        try {
            writer.close();
        } catch (IOException e) {
            broken = true;
            report("the recording of " + device + " lacks its end", e);
        }
    }

    /** Keeps and logs the first failure. */
    private void report(String what, IOException cause) {
        if (failure == null) {
            failure = cause;
            LOG.log(System.Logger.Level.WARNING, what, cause);
        }
    }

    synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    synchronized long recorded() {
        return recorded;
    }

    synchronized long missed() {
        return missed;
    }
}
