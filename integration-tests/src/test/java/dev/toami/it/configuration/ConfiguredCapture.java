package dev.toami.it.configuration;

import java.util.Map;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Configuration;

public final class ConfiguredCapture {
    private ConfiguredCapture() {}

    public static void main(String[] args) throws Exception {
        Configuration configuration = Configuration.load(Map.of("config", args[0]));
        try (CaptureEngine engine = CaptureEngine.open(configuration)) {
            CaptureOptions options = engine.options().filter("udp").build();
            System.out.println(engine.backend() + ": " + options);
            try (CaptureSession session = engine.capture(args[1], options)) {
                for (CapturedFrame frame : session) {
                    System.out.println(frame.capturedLength() + " of " + frame.originalLength() + " bytes");
                }
            }
        }
    }
}
