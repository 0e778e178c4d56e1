package dev.toami.engine.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.PacketType;
import dev.toami.engine.TransmitQueueFullException;

/**
 * A device of a {@link FakeBackend}, from the side of the wire: a test lets frames arrive at it, takes those that left it,
 * and makes it fail. Thread-safe.
 *
 * <p>As a virtual Ethernet device of Linux, it shows frames for other hosts too, promiscuous or not.
 */
public final class FakeDevice {
    private static final Set<DeviceFlag> IN_USE = EnumSet.of(DeviceFlag.UP, DeviceFlag.RUNNING, DeviceFlag.LOWER_UP);

    private final FakeBackend backend;
    private final List<Tap> taps = new CopyOnWriteArrayList<>();
    private final Queue<Iterator<CapturedFrame>> script = new ArrayDeque<>();
    private final Departures departures = new Departures();
    private final Queue<CaptureException> openFailures = new ArrayDeque<>();
    private final Queue<CaptureException> readFailures = new ArrayDeque<>();
    private final Queue<CaptureException> injectFailures = new ArrayDeque<>();
    private final List<Runnable> onOpen = new ArrayList<>();
    private NetworkDevice device;
    private boolean removed;
    private int queueRoom = Integer.MAX_VALUE;

    FakeDevice(FakeBackend backend, NetworkDevice device) {
        this.backend = backend;
        this.device = device;
    }

    public String name() {
        return networkDevice().name();
    }

    /** The device as it is listed now. */
    public synchronized NetworkDevice networkDevice() {
        return device;
    }

    /**
     * Lets a frame arrive from outside, now: whoever captures then gets it. On a device that is down it is lost. Its
     * timestamp is the time of the backend's clock, its packet type follows from its destination address.
     *
     * @throws IllegalArgumentException if it is empty or shorter than the link-layer header
     */
    public void arrive(Bytes frame) {
        arrive(stamped(frame));
    }

    /**
     * As {@link #arrive(Bytes)}, with timestamp, original length, status and, if it is known, packet type of {@code frame}.
     *
     * @throws IllegalArgumentException if it is empty, shorter than the link-layer header, of another link type than the
     *     device, or {@link PacketType#OUTGOING}
     */
    public synchronized void arrive(CapturedFrame frame) {
        if (frame.packetType() == PacketType.OUTGOING) {
            throw new IllegalArgumentException("a frame that arrives at " + name() + " is not outgoing");
        }
        show(FrameRules.complete(device, frame, frame.packetType()), null);
    }

    /** As {@link #script(Stream)}. */
    public void script(Bytes... frames) {
        script(Stream.of(frames));
    }

    /**
     * Frames that arrive one by one, each when a reader has read all before and wants more: the first is there as soon as a
     * session looks, and none is lost for lack of room. They are stamped when they arrive.
     *
     * @param frames may have no end; asked by readers, so it does not wait
     */
    public void script(Stream<Bytes> frames) {
        addScript(frames.map(this::stamped).iterator());
    }

    /** As {@link #script(Stream)}, with timestamps and all that {@link #arrive(CapturedFrame)} takes from its frame. */
    public void script(CapturedFrame... frames) {
        addScript(List.of(frames).iterator());
    }

    private synchronized void addScript(Iterator<CapturedFrame> frames) {
        script.add(frames);
        backend.nudgeAll();
    }

    /** Lets the next scripted frame arrive. */
    synchronized boolean pull() {
        while (device.isUp() && !removed && !script.isEmpty()) {
            if (script.element().hasNext()) {
                arrive(script.element().next());
                return true;
            }
            script.remove();
        }
        return false;
    }

    /** Lets the host send a frame, as a process outside the test would: sessions see it going out. */
    public void transmit(Bytes frame) {
        send(frame.copy(), null);
    }

    private synchronized void send(Bytes frame, Tap sender) {
        CapturedFrame outgoing = FrameRules.complete(device, stamped(frame), PacketType.OUTGOING);
        if (!device.isUp() || removed) {
            return;
        }
        departures.add(frame, backend.forbidsUntaken());
        show(outgoing, sender);
        if (device.isLoopback()) {
            show(FrameRules.complete(device, outgoing, PacketType.UNKNOWN), null);
        }
    }

    synchronized void inject(Bytes frame, Tap sender) throws CaptureException {
        if (!injectFailures.isEmpty()) {
            throw injectFailures.remove();
        }
        checkState("inject a frame of " + frame.length() + " bytes on " + name());
        FrameRules.checkCanSend(device, frame);
        if (queueRoom == 0) {
            throw new TransmitQueueFullException("inject a frame of " + frame.length() + " bytes on " + name()
                    + ": the device's transmit queue is full");
        }
        queueRoom -= queueRoom == Integer.MAX_VALUE ? 0 : 1;
        send(frame, sender);
    }

    /**
     * Lets the transmit queue take so many injected frames more, and then be full until this is called again; {@link
     * Integer#MAX_VALUE} is no limit.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public synchronized void setQueueRoom(int frames) {
        if (frames < 0) {
            throw new IllegalArgumentException("a queue has room for 0 frames or more, not " + frames);
        }
        queueRoom = frames;
    }

    private void checkState(String action) throws CaptureException {
        if (removed) {
            throw new DeviceNotFoundException(action + ": the device has gone");
        }
        if (!device.isUp()) {
            throw new DeviceDownException(action + ": the device is not up");
        }
    }

    private CapturedFrame stamped(Bytes frame) {
        Instant now = backend.now();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        return CapturedFrame.of(networkDevice().linkType(), nanos, frame.length(), frame);
    }

    private void show(CapturedFrame frame, Tap except) {
        if (!device.isUp() || removed) {
            return;
        }
        for (Tap tap : taps) {
            if (tap != except) {
                tap.see(frame, device.isLoopback());
            }
        }
        if (device.index() != 0 && Cooked.canShow(device.linkType())) {
            backend.tapsOnAll().forEach(tap -> tap.see(frame, device.isLoopback()));
        }
    }

    /**
     * Takes the oldest frame that left the device, injected by a session or sent by the host, and waits for one at most
     * {@code timeout}.
     */
    public Optional<Bytes> departed(Duration timeout) throws InterruptedException {
        return departures.take(timeout);
    }

    /** Takes all frames that have left the device, the oldest first. */
    public List<Bytes> takeDeparted() {
        return departures.takeAll();
    }

    /** Sets the device down. Its readers are told when they have read what had come before. */
    public synchronized void setDown() {
        Set<DeviceFlag> flags = EnumSet.copyOf(
                Stream.concat(device.flags().stream(), IN_USE.stream()).toList());
        flags.removeAll(IN_USE);
        device = with(flags);
        taps.forEach(Tap::deviceWentDown);
    }

    /** Sets the device up, with a carrier. Sessions that were open before go on. */
    public synchronized void setUp() {
        device = with(EnumSet.copyOf(
                Stream.concat(device.flags().stream(), IN_USE.stream()).toList()));
        backend.nudgeAll();
    }

    private NetworkDevice with(Set<DeviceFlag> flags) {
        return new NetworkDevice(
                device.name(),
                device.index(),
                flags,
                device.macAddress(),
                device.mtu(),
                device.linkType(),
                device.addresses());
    }

    /** Removes the device for good. Its readers are told when they have read what had come before. */
    public void remove() {
        backend.remove(this);
        synchronized (this) {
            removed = true;
            taps.forEach(tap -> tap.buffer().nudge());
        }
    }

    /** Counts frames that the device itself missed. */
    public void miss(int frames) {
        taps.forEach(tap -> tap.buffer().addMissed(frames));
        if (networkDevice().index() != 0) {
            backend.tapsOnAll().forEach(tap -> tap.buffer().addMissed(frames));
        }
    }

    /** Lets the next opening of the device fail. */
    public synchronized void failNextOpen(CaptureException failure) {
        openFailures.add(failure);
    }

    /** Lets a reader of the device fail, once, when it has read everything. */
    public synchronized void failNextRead(CaptureException failure) {
        readFailures.add(failure);
        taps.forEach(tap -> tap.buffer().nudge());
    }

    /** Lets the next injection through the device fail. */
    public synchronized void failNextInject(CaptureException failure) {
        injectFailures.add(failure);
    }

    /** Something to do whenever a session has opened the device, before the opener gets it: in the opener's thread. */
    public synchronized void onOpen(Runnable action) {
        onOpen.add(action);
    }

    synchronized List<Runnable> openActions() {
        return List.copyOf(onOpen);
    }

    synchronized void checkCanOpen() throws CaptureException {
        if (!openFailures.isEmpty()) {
            throw openFailures.remove();
        }
        checkState("capture on " + name());
    }

    /** Ties a session to the device, unless it went down or away meanwhile. */
    synchronized void add(Tap tap) throws CaptureException {
        checkState("capture on " + name());
        taps.add(tap);
    }

    void forget(Tap tap) {
        taps.remove(tap);
    }

    /** What a reader that has read everything is to be told. */
    synchronized Optional<CaptureException> trouble(Tap tap) {
        if (!readFailures.isEmpty()) {
            return Optional.of(readFailures.remove());
        }
        if (!backend.can(Capability.DEVICE_STATE)) {
            return Optional.empty();
        }
        if (removed) {
            return Optional.of(new DeviceNotFoundException("capture on " + name() + ": the device has gone"));
        }
        // Told also if it is up again: frames may have been missed.
        boolean wentDown = tap.takeWentDown();
        return wentDown || !device.isUp()
                ? Optional.of(new DeviceDownException("capture on " + name() + ": the device is not up"))
                : Optional.empty();
    }

    synchronized void reportUnread(Faults unread) {
        if (script.stream().anyMatch(Iterator::hasNext)) {
            unread.add("the script of " + name() + " was not read to its end");
        }
    }

    void reportUntaken(Faults untaken) {
        departures.report(name(), untaken);
    }

    @Override
    public String toString() {
        return networkDevice().toString();
    }
}
