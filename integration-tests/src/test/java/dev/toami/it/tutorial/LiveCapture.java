package dev.toami.it.tutorial;

import java.time.Duration;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.protocols.Packet;

public final class LiveCapture {
    private LiveCapture() {}

    public static void main(String[] args) throws Exception {
        CaptureOptions options = CaptureOptions.builder()
                .snapLength(1024)
                .promiscuous(false)
                .readTimeout(Duration.ofSeconds(30))
                .build();
        try (CaptureEngine engine = CaptureEngine.open();
                CaptureSession session = engine.capture(args[0], options)) {
            for (CapturedFrame frame : session) {
                System.out.println(Packet.dissect(frame));
            }
        }
    }
}
