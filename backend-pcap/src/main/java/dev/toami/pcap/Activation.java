package dev.toami.pcap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.NetworkDevice;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;

/**
 * Makes a pcap_t, activates it and gives it to pcap4j.
 *
 * <p>pcap4j's own builder loses the pcap_t when activation fails, and lets frames in before a filter can be set. Here a
 * packet socket receives nothing until {@link PacketSocket#receiveAll}.
 *
 * @param handle pcap4j's view of it, which closes it
 * @param fd its file descriptor, -1 if it has none
 * @param selectableFd what poll(2) can wait for, -1 if there is nothing
 */
record Activation(PcapHandle handle, int fd, int selectableFd) {
    /** No frame has it: in the type field of Ethernet it is a length, and the kernel's pseudo-types are lower. */
    private static final int NO_PROTOCOL = 0x05ff;

    private static final int PCAP_ERRBUF_SIZE = 256;
    private static final System.Logger LOG = System.getLogger(Activation.class.getName());

    static Activation of(String device, CaptureOptions options) throws CaptureException {
        String action = "capture on " + device;
        // libpcap takes an empty name for "any", and C strings end at a NUL.
        if (device.isEmpty() || device.indexOf('\0') >= 0) {
            throw Errors.notFound(action);
        }
        Pointer pcap = create(device, action);
        boolean isGiven = false;
        try {
            TimestampPrecision precision = configure(pcap, device, options);
            int code = Libpcap.call("pcap_activate", pcap);
            if (code < 0) {
                throw Errors.of(action, code, message(pcap, code));
            }
            PcapHandle handle = Pcap4j.handle(pcap, precision);
            isGiven = true;
            int fd = Libpcap.call("pcap_fileno", pcap);
            return new Activation(handle, fd, Libpcap.call("pcap_get_selectable_fd", pcap));
        } finally {
            if (!isGiven) {
                Libpcap.function("pcap_close").invokeVoid(new Object[] {pcap});
            }
        }
    }

    private static Pointer create(String device, String action) throws CaptureException {
        byte[] name = device.getBytes(StandardCharsets.UTF_8);
        try (Memory error = new Memory(PCAP_ERRBUF_SIZE)) {
            error.clear();
            Pointer pcap = Libpcap.function("pcap_create")
                    .invokePointer(new Object[] {Arrays.copyOf(name, name.length + 1), error});
            if (pcap == null) {
                throw Errors.of(action, 0, error.getString(0));
            }
            return pcap;
        }
    }

    /** @return what libpcap then gives on this device */
    private static TimestampPrecision configure(Pointer pcap, String device, CaptureOptions options) {
        boolean promiscuous = options.promiscuous() && !device.equals(NetworkDevice.ANY);
        int bufferSize = (int) Math.min(options.bufferSize(), Integer.MAX_VALUE);
        if (bufferSize < options.bufferSize()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "the buffer for {0} has 2 GiB, the most that libpcap takes, not the {1} bytes that were asked for",
                    device,
                    Long.toString(options.bufferSize()));
        }
        // libpcap would cut to the snap length before the filter can look: so frames come whole.
        Libpcap.call("pcap_set_snaplen", pcap, CaptureOptions.MAX_SNAP_LENGTH);
        Libpcap.call("pcap_set_promisc", pcap, promiscuous ? 1 : 0);
        Libpcap.call("pcap_set_timeout", pcap, (int) options.blockTimeout().toMillis());
        Libpcap.call("pcap_set_immediate_mode", pcap, options.immediate() ? 1 : 0);
        Libpcap.call("pcap_set_buffer_size", pcap, bufferSize);
        Libpcap.call("pcap_set_protocol_linux", pcap, NO_PROTOCOL);
        // Pseudo-devices have microseconds only, and refuse.
        return Libpcap.call("pcap_set_tstamp_precision", pcap, TimestampPrecision.NANO.getValue()) == 0
                ? TimestampPrecision.NANO
                : TimestampPrecision.MICRO;
    }

    private static String message(Pointer pcap, int code) {
        String detail = Libpcap.function("pcap_geterr").invokeString(new Object[] {pcap}, false);
        String general = Libpcap.function("pcap_statustostr").invokeString(new Object[] {code}, false);
        return detail.isBlank() ? general : detail;
    }
}
