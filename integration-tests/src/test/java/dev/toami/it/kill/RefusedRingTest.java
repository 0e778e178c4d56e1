package dev.toami.it.kill;

import java.util.List;

import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A kernel that gives no memory for a ring, not even for the smallest, or no place in the address space for it. */
class RefusedRingTest {
    @BeforeAll
    static void needs() {
        Needs.network();
        Needs.tools("prlimit");
    }

    @Test
    void theKernelRefusesTheRing() throws Exception {
        try (VethPair pair = VethPair.create()) {
            System.out.print(
                    Child.run(600, List.of("-Xmx64m"), RefusedRingProgram.class, "kernel", pair.left(), pair.right()));
        }
    }

    @Test
    void theAddressSpaceIsFull() throws Exception {
        try (VethPair pair = VethPair.create()) {
            // What the JVM itself would take later it takes at once.
            List<String> options = List.of(
                    "-Xms64m",
                    "-Xmx64m",
                    "-XX:+AlwaysPreTouch",
                    "-XX:+UseSerialGC",
                    "-XX:ReservedCodeCacheSize=32m",
                    "-XX:MaxDirectMemorySize=8m",
                    "-XX:-UseDynamicNumberOfCompilerThreads");
            System.out.print(
                    Child.run(600, options, RefusedRingProgram.class, "address-space", pair.left(), pair.right()));
        }
    }
}
