package dev.toami.engine.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.SessionClosedException;

import static dev.toami.engine.contract.Sabotage.pretending;
import static dev.toami.engine.contract.Sabotage.session;

/** Sessions that confuse threads, miss interrupts, and do not tell of their device. */
final class ThreadSabotages {
    private ThreadSabotages() {}

    /** What a session does when reading has failed. */
    private interface Reaction {
        Optional<CapturedFrame> to(CaptureSession whole, CaptureException failure) throws CaptureException;
    }

    static List<Sabotage> table() {
        String reader = "thereIsOneReaderAtATime";
        String others = "everythingElseMayBeDoneWhileOneReads";
        String interrupt = "anInterruptEndsTheReadAndLeavesTheSessionOpen";
        String down = "aReaderIsToldThatItsDeviceWentDown";
        String gone = "aReaderIsToldThatItsDeviceIsGone";
        return List.of(
                session("finds nothing for a second reader", s -> new Reading(s, Reading.Fault.NEXT), reader),
                session("polls nothing for a second reader", s -> new Reading(s, Reading.Fault.POLL), reader),
                session("belongs to its first reader", s -> new Reading(s, Reading.Fault.FIRST), reader),
                session("sends nothing while one reads", s -> new Reading(s, Reading.Fault.INJECT), others),
                session("has no statistics while one reads", s -> new Reading(s, Reading.Fault.STATISTICS), others),
                session("takes no filter while one reads", s -> new Reading(s, Reading.Fault.FILTER), others),
                session("keeps the filter of a read that waits", s -> new Reading(s, Reading.Fault.LATER), others),
                session("finds nothing when it is interrupted", interrupted((whole, e) -> Optional.empty()), interrupt),
                session(
                        "polls nothing when it is interrupted",
                        Broken.poll(ThreadSabotages::pollingNothing),
                        interrupt),
                session(
                        "clears an interrupt",
                        interrupted(ThreadSabotages::clear),
                        interrupt,
                        "iterationThrowsWhatReadingThrows"),
                session("closes when it is interrupted", interrupted(ThreadSabotages::close), interrupt),
                session(
                        "takes an interrupt for the end",
                        interrupted((whole, e) -> {
                            throw new SessionClosedException("interrupted");
                        }),
                        interrupt,
                        "iterationThrowsWhatReadingThrows"),
                session(
                        "finds nothing on a device that is down",
                        failed(DeviceDownException.class, (whole, e) -> Optional.empty()),
                        down),
                session(
                        "finds nothing on a device that has gone",
                        failed(DeviceNotFoundException.class, (whole, e) -> Optional.empty()),
                        gone),
                session(
                        "takes down for gone",
                        failed(DeviceDownException.class, (whole, e) -> {
                            throw new DeviceNotFoundException(e.getMessage());
                        }),
                        down),
                session(
                        "takes gone for down",
                        failed(DeviceNotFoundException.class, (whole, e) -> {
                            throw new DeviceDownException(e.getMessage());
                        }),
                        gone),
                session(
                        "closes when its device fails",
                        failed(CaptureException.class, ThreadSabotages::close),
                        down,
                        gone),
                session(
                        "does not tell which device failed",
                        failed(DeviceDownException.class, (whole, e) -> {
                            throw new DeviceDownException("not up");
                        }),
                        down),
                session("clears an interrupt of a poll", Broken.poll(ThreadSabotages::clearing), interrupt),
                session("does not come back to a device that failed", ThreadSabotages::hanging, down, gone),
                session("does not know why it fails again", ThreadSabotages::failingAgain, down, gone),
                session(
                                "says what it does not know of its device",
                                Broken.next((whole, timeout) -> Optional.of(
                                        whole.next(timeout).orElseThrow(() -> new DeviceDownException("down")))),
                                down,
                                gone)
                        .without(Capability.DEVICE_STATE),
                pretending(Capability.DEVICE_STATE, down, gone));
    }

    private static UnaryOperator<CaptureSession> failed(Class<? extends CaptureException> type, Reaction reaction) {
        return Broken.next((whole, timeout) -> {
            try {
                return whole.next(timeout);
            } catch (CaptureException e) {
                if (type.isInstance(e)) {
                    return reaction.to(whole, e);
                }
                throw e;
            }
        });
    }

    private static UnaryOperator<CaptureSession> interrupted(Reaction reaction) {
        return failed(CaptureInterruptedException.class, reaction);
    }

    private static int pollingNothing(CaptureSession whole, FrameHandler handler, int most, Duration timeout)
            throws CaptureException {
        try {
            return whole.poll(handler, most, timeout);
        } catch (CaptureInterruptedException e) {
            return 0;
        }
    }

    private static int clearing(CaptureSession whole, FrameHandler handler, int most, Duration timeout)
            throws CaptureException {
        try {
            return whole.poll(handler, most, timeout);
        } finally {
            Thread.interrupted();
        }
    }

    private static Optional<CapturedFrame> clear(CaptureSession whole, CaptureException failure)
            throws CaptureException {
        Thread.interrupted();
        throw failure;
    }

    private static Optional<CapturedFrame> close(CaptureSession whole, CaptureException failure)
            throws CaptureException {
        whole.close();
        throw failure;
    }

    private static CaptureSession hanging(CaptureSession whole) {
        AtomicInteger failures = new AtomicInteger();
        Reaction reaction = (session, e) -> {
            if (failures.getAndIncrement() > 0) {
                Late.pause(1500);
            }
            throw e;
        };
        return failed(CaptureException.class, reaction).apply(whole);
    }

    private static CaptureSession failingAgain(CaptureSession whole) {
        AtomicInteger failures = new AtomicInteger();
        Reaction reaction = (session, e) -> {
            throw failures.getAndIncrement() == 0 ? e : new CaptureException("errno 9");
        };
        return failed(CaptureException.class, reaction).apply(whole);
    }
}
