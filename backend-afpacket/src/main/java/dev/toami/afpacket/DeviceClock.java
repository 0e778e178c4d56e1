package dev.toami.afpacket;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureException;
import jnr.constants.platform.Errno;

/**
 * Makes a device stamp all frames that it receives with its own clock, and a socket hand these stamps out.
 *
 * <p>Source: the kernel's document networking/timestamping, "Hardware Timestamping configuration: SIOCSHWTSTAMP".
 */
final class DeviceClock {
    private static final System.Logger LOG = System.getLogger(DeviceClock.class.getName());

    // struct ifreq: the name, then a union that begins with a pointer
    private static final int REQUEST_SIZE = 40;
    private static final int NAME_SIZE = 16;

    // struct ethtool_ts_info and struct hwtstamp_config
    private static final int INFO_SIZE = 44;
    private static final int INFO_SOURCES = 4;
    private static final int CONFIG_SIZE = 12;
    private static final int CONFIG_RECEIVE_FILTER = 8;

    private static final int NEEDED = Linux.SOF_TIMESTAMPING_RX_HARDWARE | Linux.SOF_TIMESTAMPING_RAW_HARDWARE;

    private final Syscalls syscalls;
    private final PacketSocket socket;
    private final String device;

    DeviceClock(Syscalls syscalls, PacketSocket socket, String device) {
        this.syscalls = syscalls;
        this.socket = socket;
        this.device = device;
    }

    /** @throws CaptureException if the device has no such clock */
    void use() throws ErrnoException, CaptureException {
        if (!canStamp()) {
            throw new CaptureException(
                    "capture on " + device + ": the device does not stamp frames with a clock of its own");
        }
        if (!isStampingAll()) {
            startStamping();
        }
        socket.setTimestampSource(Linux.SOF_TIMESTAMPING_RAW_HARDWARE);
    }

    private boolean canStamp() throws ErrnoException {
        ByteBuffer info = Memory.allocate(INFO_SIZE).putInt(0, Linux.ETHTOOL_GET_TS_INFO);
        try {
            request(Linux.SIOCETHTOOL, info);
        } catch (ErrnoException e) {
            // ENODEV: all devices are none.
            if (e.errno() == Errno.EOPNOTSUPP || e.errno() == Errno.ENODEV) {
                return false;
            }
            throw e;
        }
        return (info.getInt(INFO_SOURCES) & NEEDED) == NEEDED;
    }

    private boolean isStampingAll() {
        ByteBuffer config = Memory.allocate(CONFIG_SIZE);
        try {
            request(Linux.SIOCGHWTSTAMP, config);
            return config.getInt(CONFIG_RECEIVE_FILTER) == Linux.HWTSTAMP_FILTER_ALL;
        } catch (ErrnoException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} does not tell what it stamps: {1}", device, e.getMessage());
            return false;
        }
    }

    /** Without the right to, the device may have been set up by somebody who has it: what it does not stamp the kernel does. */
    private void startStamping() throws ErrnoException, CaptureException {
        ByteBuffer config = Memory.allocate(CONFIG_SIZE)
                .putInt(4, Linux.HWTSTAMP_TX_ON)
                .putInt(CONFIG_RECEIVE_FILTER, Linux.HWTSTAMP_FILTER_ALL);
        try {
            request(Linux.SIOCSHWTSTAMP, config);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EPERM) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} cannot be told to stamp all frames, which takes CAP_NET_ADMIN: those that it does not stamp"
                                + " have the kernel''s time",
                        device);
            } else if (e.errno() == Errno.ERANGE || e.errno() == Errno.EOPNOTSUPP) {
                throw new CaptureException("capture on " + device + ": the device does not stamp all frames", e);
            } else {
                throw e;
            }
        }
    }

    private void request(int request, ByteBuffer data) throws ErrnoException {
        byte[] name = device.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = Memory.allocate(REQUEST_SIZE).put(0, name, 0, Math.min(name.length, NAME_SIZE - 1));
        frame.putLong(NAME_SIZE, syscalls.address(data));
        try {
            syscalls.ioctl(socket.fd(), request, frame);
        } finally {
            Reference.reachabilityFence(data);
        }
    }
}
