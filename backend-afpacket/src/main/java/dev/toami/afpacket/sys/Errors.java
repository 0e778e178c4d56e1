package dev.toami.afpacket.sys;

import dev.toami.engine.CaptureException;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.PermissionDeniedException;
import dev.toami.engine.TransmitQueueFullException;
import dev.toami.engine.spi.MissingCapability;

/** The one place where an errno becomes an exception of the engine. */
public final class Errors {
    private Errors() {}

    /** What {@code cause} means for somebody who wanted to become another user. */
    public static CaptureException ofIdentity(String action, ErrnoException cause) {
        return switch (cause.errno()) {
            case EPERM ->
                new PermissionDeniedException(
                        action + ": it takes root, or CAP_SETUID and CAP_SETGID (" + cause.getMessage() + ")");
            default -> new CaptureException(action + ": " + cause.getMessage(), cause);
        };
    }

    /** What {@code cause} means for somebody who wanted to {@code action} (such as "capture on eth0"). */
    public static CaptureException of(String action, ErrnoException cause) {
        CaptureException exception =
                switch (cause.errno()) {
                    case EPERM, EACCES -> MissingCapability.netRaw(action, cause.getMessage());
                    case ENODEV, ENXIO -> new DeviceNotFoundException(action + ": no such device exists");
                    case ENETDOWN -> new DeviceDownException(action + ": the device is not up");
                    case EAFNOSUPPORT ->
                        new CaptureException(
                                action + ": this kernel has no packet sockets (" + cause.getMessage() + ")");
                    case EMSGSIZE ->
                        new CaptureException(
                                action + ": the frame is longer than the device allows (" + cause.getMessage() + ")");
                    case ENOBUFS ->
                        new TransmitQueueFullException(
                                action + ": the device's transmit queue is full (" + cause.getMessage() + ")");
                    case EAGAIN, EWOULDBLOCK ->
                        new TransmitQueueFullException(
                                action + ": as many frames of this socket as may wait (SO_SNDBUF)"
                                        + " are waiting for the device (" + cause.getMessage() + ")");
                    default -> new CaptureException(action + ": " + cause.getMessage());
                };
        exception.initCause(cause);
        return exception;
    }
}
