package dev.toami.afpacket;

import java.util.List;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;
import dev.toami.testing.Needs;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** It is the kernel that keeps a filter that is locked, from whoever has the socket. */
class LockedSocketTest {
    private static final List<Instruction> EVERYTHING = List.of(Instruction.of(Opcode.RET, -1));

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void theKernelRefusesAnotherFilter() throws Exception {
        PacketSocket socket = PacketSocket.open(Syscalls.load(), false);
        try {
            socket.attachFilter(EVERYTHING);
            socket.attachFilter(EVERYTHING);
            socket.lockFilter();
            ErrnoException e = assertThrows(ErrnoException.class, () -> socket.attachFilter(EVERYTHING));
            assertEquals(Errno.EPERM, e.errno());
        } finally {
            socket.close();
        }
    }
}
