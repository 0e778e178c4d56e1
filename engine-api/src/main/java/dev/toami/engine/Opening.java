package dev.toami.engine;

import java.lang.ref.WeakReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What an engine opened. Held weakly: what its user has dropped is closed by its own safety net. */
record Opening<T>(WeakReference<T> thing, Predicate<T> isOpenNow, Consumer<T> closing) {
    static Opening<CaptureSession> of(CaptureSession session) {
        return new Opening<>(new WeakReference<>(session), CaptureSession::isOpen, CaptureSession::close);
    }

    static Opening<LinkWatch> of(LinkWatch watch) {
        return new Opening<>(new WeakReference<>(watch), LinkWatch::isOpen, LinkWatch::close);
    }

    boolean isOpen() {
        T open = thing.get();
        return open != null && isOpenNow.test(open);
    }

    void close() {
        T open = thing.get();
        if (open != null) {
            closing.accept(open);
        }
    }
}
