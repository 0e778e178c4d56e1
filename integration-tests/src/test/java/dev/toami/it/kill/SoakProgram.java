package dev.toami.it.kill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.CaptureEngine;
import dev.toami.it.Backend;

/** Storms and quiet times in turn, for so many seconds, with what happens chosen by a seed. */
final class SoakProgram {
    private static final int STATIONS = 4;
    private static final long STORM_SECONDS = 5;

    /** What a process that has run for a while may still grow by: code, caches, the allocator's fragments. */
    private static final long MORE_HEAP = 8 << 20;

    private static final long MORE_DIRECT = 2 << 20;
    private static final long MORE_RESIDENT = 48 << 20;

    private final Map<SoakStation.Event, Integer> events = new EnumMap<>(SoakStation.Event.class);
    private final List<MemoryInUse> memory = new ArrayList<>();
    private long frames;

    private SoakProgram() {}

    public static void main(String[] arguments) throws Exception {
        long seconds = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        try (CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture("lo", Kill.small().build()).close();
            SoakProgram soak = new SoakProgram();
            Held.assertNothingStays(() -> soak.run(engine, new Random(seed), seconds));
            soak.report();
        }
    }

    private void run(CaptureEngine engine, Random dice, long seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<SoakStation> stations = new ArrayList<>();
        for (int i = 0; i < STATIONS; i++) {
            stations.add(new SoakStation(engine, dice.nextLong()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(STATIONS);
        try {
            while (System.nanoTime() < end) {
                storm(threads, stations, Math.min(end, System.nanoTime() + TimeUnit.SECONDS.toNanos(STORM_SECONDS)));
                for (SoakStation station : stations) {
                    station.assertExactCounts();
                }
                memory.add(MemoryInUse.now());
            }
        } finally {
            threads.shutdown();
        }
        for (SoakStation station : stations) {
            station.close();
            frames += station.frames();
            station.events().forEach((event, count) -> events.merge(event, count, Integer::sum));
        }
    }

    private static void storm(ExecutorService threads, List<SoakStation> stations, long until) throws Exception {
        List<Future<?>> storms = new ArrayList<>();
        for (SoakStation station : stations) {
            storms.add(threads.submit(() -> {
                station.storm(until);
                return null;
            }));
        }
        for (Future<?> storm : storms) {
            storm.get();
        }
    }

    private void report() {
        // Until then the JVM compiles and caches.
        MemoryInUse first = memory.get(memory.size() / 3);
        MemoryInUse last = memory.get(memory.size() - 1);
        System.out.printf("%d frames read, %d quiet times counted exactly, %s%n", frames, memory.size(), events);
        System.out.printf("after a third: %s%nat the end: %s%n", first, last);
        if (!last.isWithin(first.plus(MORE_HEAP, MORE_DIRECT, MORE_RESIDENT))) {
            throw new AssertionError("memory grows: " + memory);
        }
    }
}
