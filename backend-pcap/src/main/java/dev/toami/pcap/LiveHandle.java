package dev.toami.pcap;

import java.io.EOFException;
import java.net.Inet4Address;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import dev.toami.engine.Bytes;
import dev.toami.engine.CannotInjectException;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.FilterRejectedException;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.SessionClosedException;
import org.pcap4j.core.BpfProgram;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.PcapDirection;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.RawPacketListener;
import org.pcap4j.packet.namednumber.DataLinkType;

/**
 * An activated pcap_t. It is in non-blocking mode if it can be: a read that waits in libpcap would keep {@link
 * PcapHandle#close} waiting for as long as there is no traffic.
 *
 * <p>One thread reads; everything else but {@link #close} may be called meanwhile. The owner closes it when nobody uses
 * it any more.
 */
final class LiveHandle {
    private static final System.Logger LOG = System.getLogger(LiveHandle.class.getName());
    private static final int DLT_LINUX_SLL2 = LinkType.LINUX_SLL2.value();
    private static final int ETHERNET_HEADER_LENGTH = 14;

    private final String device;
    private final PcapHandle handle;
    private final Optional<PacketSocket> socket;
    private final LinkType linkType;
    private final int interfaceIndex;
    private final FrameFactory frames;
    private final Counters counters;

    /** Fair, so that a new filter is not kept waiting by a reader that comes back at once. */
    private final ReentrantLock libpcapFilter = new ReentrantLock(true);

    private LiveHandle(
            String device,
            PcapHandle handle,
            Optional<PacketSocket> socket,
            CaptureOptions options,
            int interfaceIndex) {
        this.device = device;
        this.handle = handle;
        this.socket = socket;
        this.interfaceIndex = interfaceIndex;
        this.linkType = FrameFactory.linkType(handle.getDlt().value());
        this.frames = new FrameFactory(linkType, interfaceIndex, options);
        this.counters = new Counters(socket.isPresent());
    }

    /** A handle that receives nothing yet if it {@link #socket has a packet socket}. */
    static LiveHandle open(String device, CaptureOptions options, Activation activation) throws CaptureException {
        PcapHandle handle = activation.handle();
        String action = "capture on " + device;
        try {
            int index = NetDevice.find(device).map(NetDevice::index).orElse(0);
            Optional<PacketSocket> socket = PacketSocket.of(activation.fd());
            setDirection(handle, device, options.direction());
            preferSll2(handle);
            return new LiveHandle(device, handle, socket, options, index);
        } catch (PcapNativeException e) {
            throw Errors.of(action, e);
        } catch (NotOpenException e) {
            throw new CaptureException(action + ": libpcap closed the handle", e);
        }
    }

    private static void setDirection(PcapHandle handle, String device, Direction direction) throws NotOpenException {
        if (direction == Direction.INOUT) {
            return;
        }
        try {
            handle.setDirection(direction == Direction.IN ? PcapDirection.IN : PcapDirection.OUT);
        } catch (PcapNativeException e) {
            throw new IllegalArgumentException("direction " + direction + " on " + device + ": " + e.getMessage(), e);
        }
    }

    /** @return false if libpcap cannot do without waiting on this kind of device */
    boolean neverWaits() throws CaptureException {
        try {
            handle.setBlockingMode(PcapHandle.BlockingMode.NONBLOCKING);
            return true;
        } catch (PcapNativeException e) {
            LOG.log(System.Logger.Level.DEBUG, device, e);
            return false;
        } catch (NotOpenException e) {
            throw closed(e);
        }
    }

    /** A libpcap that has cooked frames with the interface index (1.10 and newer) gives them only when asked. */
    private static void preferSll2(PcapHandle handle) throws PcapNativeException, NotOpenException {
        if (handle.getDlt().value() != LinkType.LINUX_SLL.value()) {
            return;
        }
        for (DataLinkType each : handle.listDatalinks()) {
            if (each.value() == DLT_LINUX_SLL2) {
                handle.setDlt(each);
            }
        }
    }

    String device() {
        return device;
    }

    LinkType linkType() {
        return linkType;
    }

    /** Whether it is a network device, which can vanish and go down, and not {@code any} or the like. */
    boolean isNetworkDevice() {
        return interfaceIndex != 0;
    }

    /** What libpcap reads through, unless it is a pseudo-device. */
    Optional<PacketSocket> socket() {
        return socket;
    }

    int interfaceIndex() {
        return interfaceIndex;
    }

    /** The next frame that libpcap has; only if the handle {@link #neverWaits}. */
    Optional<PcapFrame> read() throws CaptureException {
        libpcapFilter.lock();
        try {
            byte[] data = handle.getNextRawPacketEx();
            return Optional.of(frame(data));
        } catch (TimeoutException | EOFException e) {
            // Nothing is there, or the loop was broken, which only happens on close.
            return Optional.empty();
        } catch (NotOpenException e) {
            throw closed(e);
        } catch (PcapNativeException e) {
            // libpcap's netfilter module takes it for an error that there is nothing yet.
            if (String.valueOf(e.getMessage()).endsWith(LibC.message(LibC.EAGAIN))) {
                return Optional.empty();
            }
            throw failure(e);
        } finally {
            libpcapFilter.unlock();
        }
    }

    /**
     * Hands frames to {@code sink} until {@link #breakLoop} is called.
     *
     * <p>With a callback, because D-Bus frames are gone when pcap_next_ex(3PCAP) returns.
     */
    void loop(Consumer<PcapFrame> sink) throws CaptureException {
        libpcapFilter.lock();
        try {
            RawPacketListener listener = data -> sink.accept(frame(data));
            handle.loop(-1, listener);
        } catch (InterruptedException e) {
            // What pcap4j makes of a broken loop; the thread was not interrupted by it.
            LOG.log(System.Logger.Level.TRACE, "the loop on {0} was broken", device);
        } catch (NotOpenException e) {
            throw closed(e);
        } catch (PcapNativeException e) {
            throw failure(e);
        } finally {
            libpcapFilter.unlock();
        }
    }

    private CaptureException failure(PcapNativeException cause) throws CaptureException {
        String action = "capture on " + device;
        return isNetworkDevice() ? Errors.ofOpen(action, device, interfaceIndex, cause) : Errors.of(action, cause);
    }

    private PcapFrame frame(byte[] data) {
        Instant time = handle.getTimestamp().toInstant();
        return frames.make(data, handle.getOriginalLength(), time.getEpochSecond() * 1_000_000_000L + time.getNano());
    }

    void send(Bytes frame) throws CaptureException {
        if (!isNetworkDevice() || linkType.equals(LinkType.LINUX_SLL) || linkType.equals(LinkType.LINUX_SLL2)) {
            throw new CannotInjectException("inject on " + device + ": frames cannot be sent on "
                    + (device.equals(NetworkDevice.ANY) ? "all devices at once; name one" : "such a device"));
        }
        try {
            handle.sendPacket(frame.toArray());
        } catch (PcapNativeException e) {
            if (linkType.equals(LinkType.ETHERNET) && frame.length() < ETHERNET_HEADER_LENGTH) {
                throw new CaptureException(
                        "inject on " + device + ": the kernel takes no frame shorter than the device's header of "
                                + ETHERNET_HEADER_LENGTH + " bytes; this one has " + frame.length(),
                        e);
            }
            throw Errors.ofOpen(
                    "inject a frame of " + frame.length() + " bytes on " + device, device, interfaceIndex, e);
        } catch (NotOpenException e) {
            throw closed(e);
        }
    }

    /**
     * Gives libpcap's own compiler an expression, and its program to libpcap.
     *
     * @param netmask for {@code ip broadcast}, if it is known
     */
    void setLibpcapFilter(String expression, Optional<Ipv4Address> netmask) throws CaptureException {
        if (!libpcapFilter.tryLock()) {
            // A reader that waits in libpcap has to let go first.
            breakLoop();
            libpcapFilter.lock();
        }
        try {
            BpfProgram program = compile(expression, netmask);
            try {
                handle.setFilter(program);
            } finally {
                program.free();
            }
        } catch (PcapNativeException e) {
            throw new FilterRejectedException("set the filter on " + device + ": " + e.getMessage(), e);
        } catch (NotOpenException e) {
            throw closed(e);
        } finally {
            libpcapFilter.unlock();
        }
    }

    private BpfProgram compile(String expression, Optional<Ipv4Address> netmask) throws NotOpenException {
        try {
            Inet4Address mask = netmask.isEmpty()
                    ? PcapHandle.PCAP_NETMASK_UNKNOWN
                    : (Inet4Address) netmask.get().toInetAddress();
            return handle.compileFilter(expression, BpfProgram.BpfCompileMode.OPTIMIZE, mask);
        } catch (PcapNativeException e) {
            String reason =
                    String.join(" ", String.valueOf(e.getMessage()).lines().toList());
            FilterSyntaxException exception =
                    new FilterSyntaxException(expression, 0, expression.length(), "libpcap's compiler: " + reason);
            exception.initCause(e);
            throw exception;
        }
    }

    void updateCounts() throws CaptureException {
        try {
            counters.add(handle.getStats());
        } catch (PcapNativeException e) {
            throw Errors.of("read the statistics of " + device, e);
        } catch (NotOpenException e) {
            throw closed(e);
        }
    }

    CaptureStatistics counts(long filtered, FilterPlace filterPlace) {
        return counters.snapshot(filtered, filterPlace);
    }

    private SessionClosedException closed(Exception cause) {
        return new SessionClosedException("the session on " + device + " was closed", cause);
    }

    /** Lets a read under way end. */
    void breakLoop() {
        try {
            handle.breakLoop();
        } catch (NotOpenException e) {
            throw new IllegalStateException("the handle on " + device + " was closed before its session", e);
        }
    }

    void close() {
        handle.close();
    }
}
