package dev.toami.engine.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FilterPlace;
import org.junit.jupiter.api.Timeout;

/** What the tests of the contract have in common. One that hangs has failed. */
@Timeout(60)
interface ContractCase {
    /** How long a frame that must come is waited for. */
    Duration PATIENCE = Duration.ofSeconds(5);

    /** How long must pass without a frame before none is believed to come. */
    Duration QUIET = Duration.ofMillis(200);

    /** The link of the test that runs now: always the same one during a test. */
    TestLink link();

    default boolean can(Capability capability) {
        return link().backend().capabilities().contains(capability);
    }

    default CaptureSession openSession(CaptureOptions.Builder options) throws CaptureException {
        return link().backend().open(link().device(), options.build());
    }

    default CaptureSession openSession() throws CaptureException {
        return openSession(CaptureOptions.builder());
    }

    /** What is counted where nothing is dropped and the kernel, if there is one, runs the filter. */
    default CaptureStatistics counted(long received, long filtered) {
        FilterPlace place = can(Capability.KERNEL_FILTER) ? FilterPlace.KERNEL : FilterPlace.JVM;
        return new CaptureStatistics(received, 0, 0, 0, filtered, place);
    }

    /** The next frame, which must come. */
    static CapturedFrame take(CaptureSession session) throws CaptureException {
        return session.next(PATIENCE)
                .orElseThrow(() -> new AssertionError("no frame came to " + session.device() + " in " + PATIENCE));
    }

    /** The next frame that leaves the device, which must leave. */
    static Bytes takeDeparted(TestLink link) throws Exception {
        return link.departed(PATIENCE)
                .orElseThrow(() -> new AssertionError("no frame left " + link.device() + " in " + PATIENCE));
    }

    /** All frames that come until none does for a while. */
    static List<CapturedFrame> drain(CaptureSession session) throws CaptureException {
        List<CapturedFrame> frames = new ArrayList<>();
        Optional<CapturedFrame> frame = session.next(QUIET);
        while (frame.isPresent()) {
            frames.add(frame.get());
            frame = session.next(QUIET);
        }
        return frames;
    }
}
