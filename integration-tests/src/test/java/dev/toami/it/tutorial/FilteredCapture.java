package dev.toami.it.tutorial;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.protocols.Packet;

public final class FilteredCapture {
    private FilteredCapture() {}

    public static void main(String[] args) throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().filter("tcp and port 80").build();
        try (CaptureEngine engine = CaptureEngine.open();
                CaptureSession session = engine.capture(args[0], options)) {
            System.out.println("Only capturing TCP port 80 packets.");
            session.stream().limit(10).map(Packet::dissect).forEach(System.out::println);
        }
    }
}
