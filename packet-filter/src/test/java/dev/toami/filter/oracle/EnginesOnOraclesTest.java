package dev.toami.filter.oracle;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.RandomPackets;
import dev.toami.filter.bpf.Ancillary;
import dev.toami.filter.bpf.Engines;
import dev.toami.filter.bpf.Instruction;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Interpreted and compiled, the programs that libpcap makes and those that we make give the same. */
class EnginesOnOraclesTest {
    private static final int PACKETS = 30;

    private int accepted;

    private void run(List<Instruction> program, int seed) {
        Engines engines = new Engines(program);
        RandomPackets packets = new RandomPackets(seed, program);
        for (int i = 0; i < PACKETS; i++) {
            Bytes whole = packets.next(program);
            byte[] packet = whole.clip(i % 3 == 0 ? i * 4 : whole.length()).toArray();
            Ancillary ancillary = i % 4 == 0 ? Ancillary.NONE : packets.nextAncillary();
            accepted += engines.run(packet, 60 + i * 50, ancillary) != 0 ? 1 : 0;
        }
    }

    @Test
    void programsOfLibpcap() throws Exception {
        int programs = 0;
        for (Object each : (List<?>) Json.parse(Files.readString(Oracles.filters("libpcap-accept_blocks.json")))) {
            for (String form : List.of("opt", "unopt", "optunopt")) {
                String listing = String.valueOf(((Map<?, ?>) each).get(form));
                if (listing.contains("(000)")) {
                    run(Assembler.assemble(listing), programs++);
                }
            }
        }
        assertTrue(programs > 550, programs + " programs");
        assertTrue(accepted > 2 * programs, accepted + " packets accepted");
    }

    @Test
    void ourProgramsOfUsualExpressions() throws Exception {
        int programs = 0;
        for (String[] row : Oracles.rows("sizes.tsv")) {
            Optional<LinkType> type = LinkType.byName(row[1]);
            if (type.isPresent() && !String.join(" ", row).contains("ERR") && !row[0].endsWith(" ORed)")) {
                run(
                        FilterCompiler.compile(row[0], FilterTarget.file(type.get(), 262144))
                                .instructions(),
                        programs++);
            }
        }
        assertTrue(programs > 100, programs + " programs");
        assertTrue(accepted > 2 * programs, accepted + " packets accepted");
    }
}
