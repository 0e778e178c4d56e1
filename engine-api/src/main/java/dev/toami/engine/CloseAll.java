package dev.toami.engine;

import java.util.function.Consumer;

/** Closes things one after the other; one that fails does not keep the rest open. */
final class CloseAll {
    private CloseAll() {}

    /** @throws RuntimeException the first failure, the others suppressed in it */
    static <T> void close(Iterable<T> things, Consumer<? super T> closing) {
        RuntimeException failure = null;
        for (T thing : things) {
            try {
                closing.accept(thing);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
