package dev.toami.engine;

/** Closes sessions one after the other; one that fails does not keep the rest open. */
final class CloseAll {
    private CloseAll() {}

    /** @throws RuntimeException the first failure, the others suppressed in it */
    static void close(Iterable<CaptureSession> sessions) {
        RuntimeException failure = null;
        for (CaptureSession session : sessions) {
            try {
                session.close();
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
