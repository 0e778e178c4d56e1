package dev.toami.pcap;

import java.util.Optional;

import dev.toami.engine.CaptureException;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.TransmitQueueFullException;
import dev.toami.engine.spi.MissingCapability;
import org.pcap4j.core.PcapNativeException;

/** The one place where a failure of libpcap becomes an exception of the engine. */
final class Errors {
    // <pcap/pcap.h>
    private static final int PCAP_ERROR_NO_SUCH_DEVICE = -5;
    private static final int PCAP_ERROR_PERM_DENIED = -8;
    private static final int PCAP_ERROR_IFACE_NOT_UP = -9;
    private static final int PCAP_ERROR_PROMISC_PERM_DENIED = -11;

    private Errors() {}

    /** What {@code cause} means for somebody who wanted to {@code action} (such as "capture on eth0"). */
    static CaptureException of(String action, PcapNativeException cause) {
        int code = cause.getReturnCode() == null ? 0 : cause.getReturnCode();
        CaptureException exception = of(action, code, String.valueOf(cause.getMessage()));
        exception.initCause(cause);
        return exception;
    }

    /**
     * The same for a function of libpcap that was called without pcap4j.
     *
     * @param code what it returned
     * @param message what libpcap says
     */
    static CaptureException of(String action, int code, String message) {
        String reason = String.join(" ", message.lines().toList());
        return switch (code) {
            case PCAP_ERROR_PERM_DENIED, PCAP_ERROR_PROMISC_PERM_DENIED -> MissingCapability.netRaw(action, reason);
            case PCAP_ERROR_NO_SUCH_DEVICE -> notFound(action);
            case PCAP_ERROR_IFACE_NOT_UP -> down(action);
            default ->
                isQueueFull(reason)
                        ? new TransmitQueueFullException(
                                action + ": the device's transmit queue is full (" + reason + ")")
                        : new CaptureException(action + ": " + reason);
        };
    }

    /** libpcap gives the number of no errno, only its words. */
    private static boolean isQueueFull(String reason) {
        return reason.endsWith(LibC.message(LibC.ENOBUFS)) || reason.endsWith(LibC.message(LibC.EAGAIN));
    }

    /** The same for a system call that failed with an errno. */
    static CaptureException ofErrno(String action, String call, int errno) {
        return switch (errno) {
            case LibC.EPERM, LibC.EACCES -> MissingCapability.netRaw(action, reason(call, errno));
            case LibC.ENODEV, LibC.ENXIO -> notFound(action);
            case LibC.ENETDOWN -> down(action);
            default -> new CaptureException(action + ": " + reason(call, errno));
        };
    }

    /** For example {@code bind: Invalid argument (errno 22)}. */
    static String reason(String call, int errno) {
        return call + ": " + LibC.message(errno) + " (errno " + errno + ")";
    }

    /** The same for a device that was open: libpcap does not tell one that has gone from one that went down. */
    static CaptureException ofOpen(String action, String device, int index, PcapNativeException cause)
            throws CaptureException {
        Optional<CaptureException> lost = lost(action, device, index);
        lost.ifPresent(exception -> exception.initCause(cause));
        return lost.orElseGet(() -> of(action, cause));
    }

    /** What has become of a network device, if it can no longer be captured on. */
    static Optional<CaptureException> lost(String action, String device, int index) throws CaptureException {
        Optional<NetDevice> found = NetDevice.find(device);
        if (found.isEmpty() || found.get().index() != index) {
            return Optional.of(new DeviceNotFoundException(action + ": the device has gone"));
        }
        return found.get().isUp() ? Optional.empty() : Optional.of(down(action));
    }

    static CaptureException notFound(String action) {
        return new DeviceNotFoundException(action + ": no such device exists");
    }

    private static CaptureException down(String action) {
        return new DeviceDownException(action + ": the device is not up");
    }
}
