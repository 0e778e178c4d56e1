package dev.toami.benchmarks.capture;

import java.util.Arrays;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;

/** Opens, takes a frame and closes, again and again; as {@code open.c}. */
final class ToamiOpener {
    private static final int TIMES = 60;
    private static final int WARM_UP = 10;

    private ToamiOpener() {}

    /** Arguments: {@code opening}; a device with traffic. */
    public static void main(String[] arguments) throws CaptureException {
        double[] opens = new double[TIMES];
        double[] firsts = new double[TIMES];
        double[] closes = new double[TIMES];
        try (CaptureEngine engine = CaptureEngine.open()) {
            CaptureOptions options = engine.options()
                    .promiscuous(true)
                    .bufferSize(16 << 20)
                    .immediate(true)
                    .build();
            Tally.ready();
            for (int i = 0; i < TIMES; i++) {
                long start = System.nanoTime();
                CaptureSession session = engine.capture(arguments[1], options);
                opens[i] = since(start);
                session.poll(frame -> {}, 1, CaptureOptions.FOREVER);
                firsts[i] = since(start);
                start = System.nanoTime();
                session.close();
                closes[i] = since(start);
            }
        }
        System.out.println("RESULT {\"open\":" + median(opens) + ",\"first\":" + median(firsts) + ",\"close\":"
                + median(closes) + "}");
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e3;
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.copyOfRange(values, WARM_UP, TIMES);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
