package dev.toami.thirdparty;

import java.io.*;
import java.net.*;
import java.nio.ByteBuffer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.*;
import dev.toami.engine.spi.*;
import dev.toami.filter.*;

/** An Ethernet device that is a TCP connection on this machine: each frame comes with its length in four bytes in front. */
public final class StreamBackend implements CaptureBackend {
    private static final NetworkDevice DEVICE = new NetworkDevice(
            "stream0", 1, Set.of(DeviceFlag.UP), Optional.empty(), 1500, LinkType.ETHERNET, List.of());
    private static final Setting<Integer> PORT = Setting.number("stream.port", 0, 65535, 0, "TCP port, 0 for none");
    private int port;

    @Override
    public List<Setting<?>> settings() {
        return List.of(PORT);
    }

    @Override
    public CaptureBackend configured(Configuration configuration) throws ConfigurationException {
        port = configuration.get(PORT).orElse(0);
        return this;
    }

    @Override
    public String id() {
        return "stream";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.INJECT);
    }

    @Override
    public Availability availability() {
        return new Availability(port != 0, port == 0 ? "toami.stream.port is not set" : "TCP port " + port);
    }

    @Override
    public List<NetworkDevice> devices() {
        return List.of(DEVICE);
    }

    @Override
    public CaptureSession open(String device, CaptureOptions options) throws CaptureException {
        Features.check(device, options, capabilities());
        if (!device.equals(DEVICE.name())) {
            throw new DeviceNotFoundException("there is no device " + device + ", only " + DEVICE.name());
        } else if (options.direction() != Direction.INOUT) {
            throw new IllegalArgumentException("direction " + options.direction() + ": this backend has INOUT only");
        }
        CompiledFilter filter = compile(options.filter(), options); // may throw: before anything is open
        try {
            return new Session(new Pump(new Socket(InetAddress.getLoopbackAddress(), port), options), filter);
        } catch (IOException e) {
            throw new DeviceDownException("capture on " + device + ": nobody listens at TCP port " + port, e);
        }
    }

    private static CompiledFilter compile(String expression, CaptureOptions options) {
        FilterCompiler.compile(expression, FilterTarget.file(LinkType.ETHERNET, options.snapLength())); // no "inbound"
        return FilterCompiler.compile(expression, FilterTarget.liveRaw(LinkType.ETHERNET, options.snapLength()));
    }

    /** A frame to lend, and what a live filter sees of it: the outer VLAN tag is not in the bytes, but beside them. */
    private record Received(LeasedFrame frame, LiveFrame live) {
        static Received of(byte[] raw, int snapLength) {
            Bytes all = Bytes.wrap(raw);
            LiveFrame live =
                    LiveFrame.received(LinkType.ETHERNET, all, raw.length).withDevice(DEVICE.index(), 1);
            int tci = LiveFrame.vlanTci(LinkType.ETHERNET, all), index = DEVICE.index(), status = 0;
            long now = System.currentTimeMillis() * 1_000_000;
            var known = new FrameMetadata(now, raw.length, LinkType.ETHERNET, index, PacketType.UNKNOWN, tci, status);
            LeasedFrame frame = new LeasedFrame(known, ByteBuffer.wrap(raw), 0, Math.min(raw.length, snapLength));
            return new Received(frame, live);
        }
    }

    /** Takes frames from the connection. Does not refer to the session, which may be dropped without being closed. */
    private static final class Pump extends Thread {
        private final BlockingQueue<Received> queue = new LinkedBlockingQueue<>();
        private final AtomicLong used = new AtomicLong(), received = new AtomicLong(), dropped = new AtomicLong();
        private final Socket socket;
        private final PrintStream out; // which locks, and throws nothing
        private final CaptureOptions options;
        private volatile Thread reader;

        Pump(Socket socket, CaptureOptions options) throws IOException {
            this.socket = socket;
            this.out = new PrintStream(socket.getOutputStream());
            this.options = options;
            setDaemon(true);
        }

        @Override
        public void run() {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
                for (int length = in.readInt(); length >= 14 && length <= 1 << 18; length = in.readInt()) {
                    byte[] raw = new byte[length];
                    in.readFully(raw);
                    Received next = Received.of(raw, options.snapLength());
                    boolean fits = used.get() + next.frame.capturedLength() <= options.bufferSize();
                    (fits ? received : dropped).incrementAndGet();
                    if (fits) {
                        used.addAndGet(next.frame.capturedLength());
                        queue.add(next);
                        LockSupport.unpark(reader);
                    }
                }
            } catch (IOException e) {
                // The session or the peer has closed: nothing comes any more.
            }
        }
    }

    private static final class Session extends GuardedSession {
        private final Pump pump;
        private final AtomicLong filtered = new AtomicLong();
        private volatile CompiledFilter filter;
        private LeasedFrame frame;

        Session(Pump pump, CompiledFilter filter) {
            super(DEVICE.name(), pump.options, new SessionGuard(DEVICE.name(), () -> {}, pump.out::close));
            this.pump = pump;
            this.filter = filter;
            pump.start();
        }

        @Override
        public LinkType linkType() {
            return LinkType.ETHERNET;
        }

        @Override
        protected boolean advance(Deadline deadline) throws CaptureException {
            pump.reader = Thread.currentThread();
            for (checkMayRead(); !advanceAtOnce() && !deadline.isOver(); checkMayRead()) {
                LockSupport.parkNanos(this, deadline.nanosLeft(Long.MAX_VALUE)); // the guard unparks too
            }
            return frame != null;
        }

        @Override
        protected boolean advanceAtOnce() {
            frame = null;
            for (int left = pump.queue.size(); left > 0 && frame == null; left--) {
                Received next = pump.queue.remove();
                pump.used.addAndGet(-next.frame.capturedLength());
                frame = next.live.matches(filter) ? next.frame : null;
                filtered.addAndGet(frame == null ? 1 : 0);
            }
            return frame != null;
        }

        @Override
        protected Frame lend() {
            return frame;
        }

        @Override
        protected void endLease() {
            frame.end();
        }

        @Override
        protected void send(Bytes bytes) throws CaptureException {
            int length = bytes.length(), max = DEVICE.mtu() + 18; // header and VLAN tag
            if (length < 14 || length > max) {
                throw new CaptureException("a frame is at most " + max + ", at least 14 bytes; this one has " + length);
            }
            ByteBuffer packet = ByteBuffer.allocate(4 + length).putInt(length);
            pump.out.writeBytes(packet.put(bytes.toArray()).array());
            if (pump.out.checkError()) {
                throw new CaptureException("inject on " + DEVICE.name() + ": the connection has ended");
            }
        }

        @Override
        protected void replaceFilter(String expression) {
            filter = compile(expression, options());
        }

        @Override
        protected CaptureStatistics counts() {
            long rejected = filtered.get(), missed = 0, freezes = 0; // before received, which is never less
            FilterPlace place = FilterPlace.JVM;
            return new CaptureStatistics(pump.received.get(), pump.dropped.get(), missed, freezes, rejected, place);
        }
    }
}
