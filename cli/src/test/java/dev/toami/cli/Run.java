package dev.toami.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.Configuration;
import dev.toami.engine.fake.FakeBackend;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One command line, run in this process on a fake backend that it does not misuse: what it wrote and how it ended.
 */
record Run(int status, Bytes outBytes, String err) {
    static Run of(FakeBackend backend, byte[] stdin, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Engines engines = settings -> CaptureEngine.open(backend, Configuration.load(settings, Engines.ORIGIN));
        Console console = new Console(new ByteArrayInputStream(stdin), out, new PrintStream(err, true, UTF_8));
        int status = new Toami(console, engines).run(arguments);
        backend.assertNoLeaks();
        return new Run(status, Bytes.wrap(out.toByteArray()), err.toString(UTF_8));
    }

    static Run of(FakeBackend backend, String... arguments) {
        return of(backend, new byte[0], arguments);
    }

    static Run of(String... arguments) {
        return of(new CommandBackend(), arguments);
    }

    String out() {
        return new String(outBytes.toArray(), UTF_8);
    }
}
