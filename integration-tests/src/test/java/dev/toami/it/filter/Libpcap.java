package dev.toami.it.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.toami.testing.Needs;
import dev.toami.testing.filter.BpfMachine;
import dev.toami.testing.filter.Link;

/** The compiler of the installed libpcap. Belongs to the thread that opened it. */
final class Libpcap implements AutoCloseable {
    private static final List<String> NAMES = List.of("libpcap.so.1", "libpcap.so.0.8", "libpcap.so");
    private static final int ERROR_BUFFER_SIZE = 256;

    // struct bpf_program, struct bpf_insn
    private static final int PROGRAM_SIZE = 16;
    private static final int INSTRUCTION_SIZE = 8;

    private final NativeLibrary library;
    private final int snapLength;
    private final int netmask;
    private final Thread owner = Thread.currentThread();
    private final Map<Link, Pointer> handles = new HashMap<>();

    private Libpcap(NativeLibrary library, int snapLength, int netmask) {
        this.library = library;
        this.snapLength = snapLength;
        this.netmask = netmask;
    }

    /** Its program, or why there is none. */
    record Result(Optional<LibpcapProgram> program, String message) {}

    /** @param netmask in host order, as its compiler takes it in fact */
    static Libpcap open(int snapLength, int netmask) {
        for (String name : NAMES) {
            try {
                return new Libpcap(NativeLibrary.getInstance(name), snapLength, netmask);
            } catch (UnsatisfiedLinkError e) {
                // The next one.
            }
        }
        Needs.require(false, "libpcap, which has none of the names " + NAMES);
        throw new AssertionError();
    }

    String version() {
        return library.getFunction("pcap_lib_version").invokeString(new Object[0], false);
    }

    /** Its own number for a link type, which is not the one in files for all; -1 if it knows none. */
    int dataLink(Link link) {
        return call("pcap_datalink_name_to_val", link.name());
    }

    /** Compiled for files. */
    Result compile(Link link, String expression, boolean optimize) {
        return compile(handles.computeIfAbsent(link, this::openDead), expression, optimize);
    }

    private Pointer openDead(Link link) {
        return library.getFunction("pcap_open_dead").invokePointer(new Object[] {dataLink(link), snapLength});
    }

    /** Compiled for live capture on a device, with the extensions of the kernel. */
    Result compileLive(Link link, String device, String expression) {
        return compile(handles.computeIfAbsent(link, any -> openLive(device)), expression, false);
    }

    private Pointer openLive(String device) {
        Memory error = new Memory(ERROR_BUFFER_SIZE);
        Pointer handle = library.getFunction("pcap_create").invokePointer(new Object[] {device, error});
        if (handle == null || call("pcap_activate", handle) < 0) {
            throw new AssertionError("libpcap does not open " + device + ": " + error.getString(0));
        }
        return handle;
    }

    private Result compile(Pointer handle, String expression, boolean optimize) {
        Memory program = new Memory(PROGRAM_SIZE);
        if (call("pcap_compile", handle, program, expression, optimize ? 1 : 0, netmask) != 0) {
            String message = library.getFunction("pcap_geterr").invokeString(new Object[] {handle}, false);
            return new Result(Optional.empty(), message);
        }
        try {
            int length = program.getInt(0);
            byte[] code = program.getPointer(8).getByteArray(0, length * INSTRUCTION_SIZE);
            return new Result(
                    Optional.of(new LibpcapProgram(library, machine(program.getPointer(8), length), code)), "");
        } finally {
            library.getFunction("pcap_freecode").invokeVoid(new Object[] {program});
        }
    }

    private static BpfMachine machine(Pointer code, int length) {
        int[][] columns = new int[4][length];
        for (int i = 0; i < length; i++) {
            long at = (long) i * INSTRUCTION_SIZE;
            columns[0][i] = code.getShort(at) & 0xffff;
            columns[1][i] = code.getByte(at + 2) & 0xff;
            columns[2][i] = code.getByte(at + 3) & 0xff;
            columns[3][i] = code.getInt(at + 4);
        }
        return new BpfMachine(columns[0], columns[1], columns[2], columns[3]);
    }

    private int call(String function, Object... arguments) {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("opened by " + owner);
        }
        return library.getFunction(function).invokeInt(arguments);
    }

    @Override
    public void close() {
        handles.values().forEach(handle -> library.getFunction("pcap_close").invokeVoid(new Object[] {handle}));
        handles.clear();
    }
}
