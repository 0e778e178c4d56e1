package dev.toami.it.kill;

import java.lang.ref.Reference;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import dev.toami.filter.bpf.Opcode;

/** Makes the kernel refuse this process system calls that it would grant, see seccomp(2). */
final class Seccomp {
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_SET_MODE_FILTER = 1;
    private static final int SECCOMP_FILTER_FLAG_TSYNC = 1;
    private static final int RET_ALLOW = 0x7fff0000;
    private static final int RET_ERRNO = 0x00050000;
    private static final int ENOMEM = 12;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_RX_RING = 5;
    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
    private static final int SYS_SETSOCKOPT = ARM ? 208 : 54;
    private static final int SYS_SECCOMP = ARM ? 277 : 317;

    // struct seccomp_data; arguments have 64 bits each.
    private static final int NUMBER = 0;
    private static final int LEVEL = 24;
    private static final int OPTION = 32;

    private Seccomp() {}

    /** From now on, in all threads and for good, there is no memory for receive rings. */
    static void refuseRings() {
        int load = Opcode.LD | Opcode.W | Opcode.ABS;
        int jump = Opcode.JMP | Opcode.JEQ;
        int[][] program = {
            {load, 0, 0, NUMBER},
            {jump, 0, 5, SYS_SETSOCKOPT},
            {load, 0, 0, LEVEL},
            {jump, 0, 3, SOL_PACKET},
            {load, 0, 0, OPTION},
            {jump, 0, 1, PACKET_RX_RING},
            {Opcode.RET, 0, 0, RET_ERRNO | ENOMEM},
            {Opcode.RET, 0, 0, RET_ALLOW},
        };
        Memory code = new Memory(program.length * 8L);
        for (int i = 0; i < program.length; i++) {
            code.setShort(i * 8L, (short) program[i][0]);
            code.setByte(i * 8L + 2, (byte) program[i][1]);
            code.setByte(i * 8L + 3, (byte) program[i][2]);
            code.setInt(i * 8L + 4, program[i][3]);
        }
        Memory filter = new Memory(16);
        filter.clear();
        filter.setShort(0, (short) program.length);
        filter.setPointer(8, code);
        try {
            check(
                    "prctl",
                    PR_SET_NO_NEW_PRIVS,
                    new NativeLong(1),
                    new NativeLong(0),
                    new NativeLong(0),
                    new NativeLong(0));
            check("syscall", new NativeLong(SYS_SECCOMP), SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, filter);
        } finally {
            Reference.reachabilityFence(code);
        }
    }

    private static void check(String function, Object... arguments) {
        int result = NativeLibrary.getProcess().getFunction(function).invokeInt(arguments);
        if (result != 0) {
            throw new AssertionError(function + " gave " + result + ", errno " + Native.getLastError());
        }
    }
}
