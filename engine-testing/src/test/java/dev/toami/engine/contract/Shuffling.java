package dev.toami.engine.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;

/** Takes a hundred frames at once, and gives them out in another way than they came. */
final class Shuffling extends Broken {
    private static final int HELD = 100;

    private final Consumer<List<CapturedFrame>> shuffle;
    private final List<CapturedFrame> held = new ArrayList<>();

    Shuffling(CaptureSession whole, Consumer<List<CapturedFrame>> shuffle) {
        super(whole);
        this.shuffle = shuffle;
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        if (held.isEmpty()) {
            Optional<CapturedFrame> frame = delegate().next(timeout);
            while (frame.isPresent()) {
                held.add(frame.get());
                frame = held.size() < HELD ? delegate().next(Duration.ZERO) : Optional.empty();
            }
            if (held.size() == HELD) {
                shuffle.accept(held);
            }
        }
        return held.isEmpty() ? Optional.empty() : Optional.of(held.remove(0));
    }
}
