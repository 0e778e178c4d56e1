package dev.toami.cli;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.util.function.Function;

import dev.toami.engine.Frame;
import dev.toami.files.PcapWriter;
import dev.toami.protocols.Packet;

/** Where frames go: standard output as text, or a capture file. */
interface FrameSink extends Closeable, Flushable {
    /** Takes a frame, which may be leased. */
    void accept(Frame frame) throws IOException;

    /** Text of each packet, flushed after each if {@code eachPacket}. */
    static FrameSink text(Console console, Function<Packet, String> format, boolean eachPacket) {
        return new FrameSink() {
            @Override
            public void accept(Frame frame) throws IOException {
                console.print(format.apply(Packet.dissect(frame)));
                if (eachPacket) {
                    console.flush();
                }
            }

            @Override
            public void flush() throws IOException {
                console.flush();
            }

            @Override
            public void close() throws IOException {
                console.flush();
            }
        };
    }

    static FrameSink file(PcapWriter writer) {
        return new FrameSink() {
            @Override
            public void accept(Frame frame) throws IOException {
                writer.write(frame);
            }

            @Override
            public void flush() throws IOException {
                writer.flush();
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }
}
