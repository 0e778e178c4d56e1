package dev.toami.it.kill;

import java.util.List;

import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A process that has no descriptor left (EMFILE): sessions are refused, and those that are open go on. */
class DescriptorLimitTest {
    @BeforeAll
    static void needs() {
        Needs.network();
        Needs.tools("prlimit");
    }

    @Test
    void aSessionIsRefusedAndTakesNothing() throws Exception {
        try (VethPair pair = VethPair.create()) {
            System.out.print(
                    Child.run(600, List.of("-Xmx64m"), DescriptorLimitProgram.class, pair.left(), pair.right()));
        }
    }
}
