package dev.toami.pcap;

import java.io.EOFException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.Direction;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.PacketType;
import dev.toami.engine.SessionClosedException;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;
import org.pcap4j.packet.namednumber.DataLinkType;

/**
 * An activated pcap_t, in non-blocking mode: a blocking read would keep {@link PcapHandle#close} waiting for as long as
 * there is no traffic.
 *
 * <p>One thread reads; everything else but {@link #close} may be called meanwhile. The owner closes it when nobody uses
 * it any more.
 */
final class LiveHandle {
    private static final int DLT_LINUX_SLL2 = LinkType.LINUX_SLL2.value();
    private static final int ETHERNET_HEADER_LENGTH = 14;
    private static final long UNSIGNED = 0xffff_ffffL;

    private final String device;
    private final PcapHandle handle;
    private final LinkType linkType;
    private final Direction direction;
    private final int snapLength;
    private final int interfaceIndex;
    private PcapStat last;
    private long received;
    private long dropped;
    private long interfaceDropped;

    private LiveHandle(String device, PcapHandle handle, CaptureOptions options, int interfaceIndex) {
        this.device = device;
        this.handle = handle;
        this.direction = options.direction();
        this.snapLength = options.snapLength();
        this.interfaceIndex = interfaceIndex;
        this.linkType = linkType(handle.getDlt().value());
    }

    static LiveHandle open(String device, CaptureOptions options) throws CaptureException {
        String action = "capture on " + device;
        if (device.isEmpty()) {
            // pcap4j takes no empty name, and libpcap takes it for "any".
            throw Errors.notFound(action);
        }
        int index = NetDevice.find(device).map(NetDevice::index).orElse(0);
        PcapHandle handle = null;
        LiveHandle live = null;
        try {
            boolean promiscuous = options.promiscuous() && !device.equals(NetworkDevice.ANY);
            // libpcap would cut to the snap length before the filter can look: so frames come whole.
            handle = new PcapHandle.Builder(device)
                    .snaplen(CaptureOptions.MAX_SNAP_LENGTH)
                    .promiscuousMode(promiscuous ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
                    .immediateMode(options.immediate())
                    .timeoutMillis((int) options.blockTimeout().toMillis())
                    .bufferSize((int) Math.min(options.bufferSize(), Integer.MAX_VALUE))
                    .timestampPrecision(PcapHandle.TimestampPrecision.NANO)
                    .build();
            handle.setBlockingMode(PcapHandle.BlockingMode.NONBLOCKING);
            if (options.direction() != Direction.INOUT) {
                handle.setDirection(
                        options.direction() == Direction.IN
                                ? PcapHandle.PcapDirection.IN
                                : PcapHandle.PcapDirection.OUT);
            }
            preferSll2(handle);
            live = new LiveHandle(device, handle, options, index);
            return live;
        } catch (PcapNativeException e) {
            throw Errors.of(action, e);
        } catch (NotOpenException e) {
            throw new CaptureException(action + ": libpcap closed the handle", e);
        } finally {
            if (live == null && handle != null) {
                handle.close();
            }
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

    /** The file format's number; the two differ where systems gave a DLT number different meanings. */
    private static LinkType linkType(int dlt) {
        return switch (dlt) {
            case 11 -> new LinkType(100);
            case 12 -> LinkType.RAW;
            case 13 -> new LinkType(102);
            case 14 -> new LinkType(103);
            default -> new LinkType(dlt);
        };
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

    /** The next frame that libpcap has, without waiting. */
    Optional<PcapFrame> read() throws CaptureException {
        try {
            byte[] data = handle.getNextRawPacketEx();
            Instant time = handle.getTimestamp().toInstant();
            long nanos = time.getEpochSecond() * 1_000_000_000L + time.getNano();
            return Optional.of(frame(data, handle.getOriginalLength(), nanos));
        } catch (TimeoutException | EOFException e) {
            // Nothing is there, or the loop was broken, which only happens on close.
            return Optional.empty();
        } catch (NotOpenException e) {
            throw closed(e);
        } catch (PcapNativeException e) {
            String action = "capture on " + device;
            throw isNetworkDevice() ? Errors.ofOpen(action, device, e) : Errors.of(action, e);
        }
    }

    private PcapFrame frame(byte[] data, int originalLength, long timestampNanos) {
        Bytes whole = Bytes.wrap(data);
        int index = interfaceIndex;
        PacketType type = direction == Direction.OUT ? PacketType.OUTGOING : PacketType.UNKNOWN;
        if (linkType.equals(LinkType.LINUX_SLL2) && data.length >= 12) {
            index = whole.i32(4);
            type = PacketType.of(whole.u8(10));
        } else if (linkType.equals(LinkType.LINUX_SLL) && data.length >= 2) {
            type = PacketType.of(whole.u16(0));
        }
        int tci = linkType.equals(LinkType.ETHERNET) ? KernelView.vlanTci(whole) : FrameMetadata.NO_TAG;
        FrameMetadata metadata = new FrameMetadata(timestampNanos, originalLength, linkType, index, type, tci, 0);
        return new PcapFrame(metadata, data, snapLength);
    }

    void send(Bytes frame) throws CaptureException {
        if (!isNetworkDevice() || linkType.equals(LinkType.LINUX_SLL) || linkType.equals(LinkType.LINUX_SLL2)) {
            throw new CaptureException("inject on " + device + ": frames cannot be sent on "
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
            throw Errors.ofOpen("inject a frame of " + frame.length() + " bytes on " + device, device, e);
        } catch (NotOpenException e) {
            throw closed(e);
        }
    }

    /** Adds up what libpcap counts in 32 bits. */
    synchronized void updateCounts() throws CaptureException {
        try {
            PcapStat now = handle.getStats();
            long drops = since(now.getNumPacketsDropped(), last == null ? 0 : last.getNumPacketsDropped());
            // On Linux ps_recv includes the frames that were dropped.
            received += since(now.getNumPacketsReceived(), last == null ? 0 : last.getNumPacketsReceived()) - drops;
            dropped += drops;
            interfaceDropped +=
                    since(now.getNumPacketsDroppedByIf(), last == null ? 0 : last.getNumPacketsDroppedByIf());
            last = now;
        } catch (PcapNativeException e) {
            throw Errors.of("read the statistics of " + device, e);
        } catch (NotOpenException e) {
            throw closed(e);
        }
    }

    private static long since(long now, long before) {
        return (now - before) & UNSIGNED;
    }

    /** As of the last update. How often the buffer was full is not known here. */
    synchronized CaptureStatistics counts(long filtered) {
        return new CaptureStatistics(received, dropped, interfaceDropped, 0, filtered);
    }

    private SessionClosedException closed(Exception cause) {
        SessionClosedException exception = new SessionClosedException("the session on " + device + " was closed");
        exception.initCause(cause);
        return exception;
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
