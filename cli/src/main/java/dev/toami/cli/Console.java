package dev.toami.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The three standard streams. Text waits in a buffer until it is full or flushed; a fault of standard output is an
 * {@link OutputException}. Standard error may be used by several threads, the others by one.
 */
final class Console {
    private static final int BUFFER_LENGTH = 1 << 16;

    private final InputStream in;
    private final OutputStream binary;
    private final PrintStream err;
    private OutputStream text;

    Console(InputStream in, OutputStream out, PrintStream err) {
        this.in = in;
        this.binary = new Guarded(out);
        this.err = err;
        discard();
    }

    static Console system() {
        return new Console(
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), System.err);
    }

    InputStream in() {
        return in;
    }

    /** Standard output without a buffer, for capture bytes; it does not mix with {@link #print}. */
    OutputStream binary() {
        return binary;
    }

    void print(String message) throws OutputException {
        try {
            text.write(message.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw output(e);
        }
    }

    void flush() throws OutputException {
        try {
            text.flush();
        } catch (IOException e) {
            throw output(e);
        }
    }

    /** Forgets text that could not be written. */
    void discard() {
        text = new BufferedOutputStream(binary, BUFFER_LENGTH);
    }

    private static OutputException output(IOException e) {
        return e instanceof OutputException already ? already : new OutputException(e);
    }

    /** A line on standard error. */
    void note(String line) {
        err.print(line + "\n");
        err.flush();
    }

    /** A line on standard error that begins with the program's name. */
    void error(String message) {
        note("toami: " + message);
    }

    void trace(Throwable e) {
        e.printStackTrace(err);
    }

    /** Whether somebody sees standard error at a terminal; false where /proc does not tell. */
    boolean showsErrorsOnTerminal() {
        if (err != System.err) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Marks the faults of standard output as such, so that they are told from those of a file. */
    private static final class Guarded extends OutputStream {
        private final OutputStream out;

        Guarded(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            try {
                out.write(source, offset, length);
            } catch (IOException e) {
                throw new OutputException(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw new OutputException(e);
            }
        }
    }
}
