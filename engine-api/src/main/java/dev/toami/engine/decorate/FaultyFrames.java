package dev.toami.engine.decorate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import dev.toami.engine.CapturedFrame;
import dev.toami.engine.decorate.FrameEffect.Held;

/** The way of frames through their faults: rules, then the window in which they are shuffled, then the queue. */
final class FaultyFrames {
    private record Rule(Faults.FrameRule what, Random random) {}

    private final TimeSource time;
    private final FaultCounts counts;
    private final List<Rule> rules = new ArrayList<>();
    private final int windowLength;
    private final long longestHoldNanos;
    private final Random shuffling;
    private final List<Held> window = new ArrayList<>();
    private final Deque<Held> queue = new ArrayDeque<>();
    private long windowDueNanos;
    private long number;
    private volatile int held;

    /** Each rule draws from a generator of its own, so that one more rule leaves what the others do as it was. */
    FaultyFrames(Faults faults, Random seeds, FaultCounts counts) {
        this.time = faults.time;
        this.counts = counts;
        this.windowLength = faults.window;
        this.longestHoldNanos = faults.longestHold.toNanos();
        this.shuffling = new Random(seeds.nextLong());
        faults.frameRules.forEach(rule -> rules.add(new Rule(rule, new Random(seeds.nextLong()))));
    }

    /** How many wait; for any thread. */
    int held() {
        return held;
    }

    void add(CapturedFrame frame) {
        number++;
        List<Held> frames = List.of(new Held(frame, time.nanoTime()));
        for (Rule rule : rules) {
            if (rule.what.selection().selects(number, rule.random)) {
                frames = apply(rule, frames);
            }
        }
        for (Held each : frames) {
            if (window.isEmpty()) {
                windowDueNanos = time.nanoTime() + longestHoldNanos;
            }
            window.add(each);
            if (window.size() >= windowLength) {
                releaseWindow();
            }
        }
        held = window.size() + queue.size();
    }

    private List<Held> apply(Rule rule, List<Held> frames) {
        List<Held> out = new ArrayList<>();
        for (Held each : frames) {
            List<Held> instead = rule.what.effect().apply(each, rule.random);
            if (!instead.equals(List.of(each))) {
                counts.add(rule.what.kind());
            }
            out.addAll(instead);
        }
        return out;
    }

    private void releaseWindow() {
        List<Held> before = List.copyOf(window);
        Collections.shuffle(window, shuffling);
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(window.get(i))) {
                counts.add(FaultKind.REORDER);
            }
        }
        queue.addAll(window);
        window.clear();
    }

    /** How long until there is one to take, 0 if there is one, {@link Long#MAX_VALUE} if nothing waits. */
    long nanosUntilReady() {
        long now = time.nanoTime();
        if (!window.isEmpty() && windowDueNanos - now <= 0) {
            releaseWindow();
        }
        if (!queue.isEmpty()) {
            return Math.max(0, queue.element().dueNanos() - now);
        }
        return window.isEmpty() ? Long.MAX_VALUE : windowDueNanos - now;
    }

    CapturedFrame take() {
        CapturedFrame frame = queue.remove().frame();
        held = window.size() + queue.size();
        return frame;
    }
}
