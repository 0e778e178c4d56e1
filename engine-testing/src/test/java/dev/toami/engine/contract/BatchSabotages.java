package dev.toami.engine.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.toami.engine.BatchInjectException;
import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.TransmitQueueFullException;

import static dev.toami.engine.contract.Sabotage.session;

/** Sessions that inject single frames as they should, and several wrongly. */
final class BatchSabotages {
    private BatchSabotages() {}

    static List<Sabotage> table() {
        String order = "aBatchLeavesInOrder";
        String refused = "aBatchEndsWithTheFrameThatIsRefused";
        String full = "aFullQueueIsTold";
        return List.of(
                session("sends nothing of a batch", Broken.injectAll((whole, frames) -> frames.size()), order, full),
                session(
                                "ignores batches that it cannot send",
                                Broken.injectAll((whole, frames) -> frames.size()),
                                order)
                        .without(Capability.INJECT),
                session("sends batches backwards", Broken.injectAll(BatchSabotages::backwards), order),
                session("sends a part of a batch", Broken.injectAll(BatchSabotages::aPart), order),
                session("counts none", Broken.injectAll(BatchSabotages::uncounted), order, full),
                session("sends what is before an empty frame", Broken.injectAll(BatchSabotages::unchecked), refused),
                session("leaves out what is refused", Broken.injectAll(BatchSabotages::leavingOut), refused),
                session("does not tell which is refused", Broken.injectAll(BatchSabotages::untold), refused),
                session("tells the frame before", Broken.injectAll(BatchSabotages::before), refused),
                session("fails when the queue is full", Broken.injectAll(BatchSabotages::failing), full),
                session("tells that all were sent", Broken.injectAll(BatchSabotages::all), full),
                session("knows no full queue", Broken.inject(BatchSabotages::unknown), full),
                session("drops what has no room", Broken.inject(BatchSabotages::dropping), full));
    }

    private static int backwards(CaptureSession whole, List<Bytes> frames) throws CaptureException {
        List<Bytes> changed = new ArrayList<>(frames);
        Collections.reverse(changed);
        return whole.inject(changed);
    }

    private static int aPart(CaptureSession whole, List<Bytes> frames) throws CaptureException {
        return whole.inject(frames.subList(0, Math.min(64, frames.size())));
    }

    private static int uncounted(CaptureSession whole, List<Bytes> frames) throws CaptureException {
        whole.inject(frames);
        return 0;
    }

    private static int unchecked(CaptureSession whole, List<Bytes> frames) throws CaptureException {
        for (int i = 0; i < frames.size(); i++) {
            try {
                whole.inject(frames.get(i));
            } catch (TransmitQueueFullException e) {
                return i;
            } catch (CaptureException e) {
                throw new BatchInjectException(i, frames.size(), e);
            }
        }
        return frames.size();
    }

    private static int leavingOut(CaptureSession whole, List<Bytes> frames) throws CaptureException {
        try {
            return whole.inject(frames);
        } catch (BatchInjectException e) {
            whole.inject(frames.subList(e.index() + 1, frames.size()));
            throw e;
        }
    }

    private static int untold(CaptureSession whole, List<Bytes> frames) throws CaptureException {
        try {
            return whole.inject(frames);
        } catch (BatchInjectException e) {
            throw e.refusal();
        }
    }

    private static int before(CaptureSession whole, List<Bytes> frames) throws CaptureException {
        try {
            return whole.inject(frames);
        } catch (BatchInjectException e) {
            throw new BatchInjectException(e.index() - 1, frames.size(), e.refusal());
        }
    }

    private static int failing(CaptureSession whole, List<Bytes> frames) throws CaptureException {
        int sent = whole.inject(frames);
        if (sent < frames.size()) {
            throw new TransmitQueueFullException("only " + sent + " were sent");
        }
        return sent;
    }

    private static int all(CaptureSession whole, List<Bytes> frames) throws CaptureException {
        whole.inject(frames);
        return frames.size();
    }

    private static void unknown(CaptureSession whole, Bytes frame) throws CaptureException {
        try {
            whole.inject(frame);
        } catch (TransmitQueueFullException e) {
            throw new CaptureException("something is wrong", e);
        }
    }

    private static void dropping(CaptureSession whole, Bytes frame) throws CaptureException {
        try {
            whole.inject(frame);
        } catch (TransmitQueueFullException e) {
            Late.pause(0);
        }
    }
}
