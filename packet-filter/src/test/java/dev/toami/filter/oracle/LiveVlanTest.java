package dev.toami.filter.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.RandomPackets.FixedAncillary;
import dev.toami.filter.bpf.Interpreter;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Expressions whose live filters libpcap's optimizer makes wrong, each with a packet that shows it. */
class LiveVlanTest {
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\": (\\d+)");

    @Test
    void isRightWhereLibpcapsOptimizerIsNot() throws Exception {
        List<String> wrong = new ArrayList<>();
        List<String[]> rows = Oracles.rows("miscompiled-by-libpcap.tsv");
        for (String[] row : rows) {
            int present = 0;
            int tci = 0;
            int packetType = 0;
            int index = 0;
            Matcher members = MEMBER.matcher(row[3]);
            while (members.find()) {
                int value = Integer.parseInt(members.group(2));
                switch (members.group(1)) {
                    case "vp" -> present = value;
                    case "vt" -> tci = value;
                    case "pt" -> packetType = value;
                    default -> index = value;
                }
            }
            Bytes packet = Bytes.parseHex(row[4]);
            CompiledFilter filter = FilterCompiler.compile(row[0], FilterTarget.liveRaw(LinkType.ETHERNET, 262144));
            FixedAncillary ancillary = new FixedAncillary(present != 0, tci, packetType, index, 0);
            int accepted = Interpreter.run(filter.program(), packet, packet.length(), ancillary);
            if (accepted != Integer.parseInt(row[2])) {
                wrong.add(row[0] + ": " + accepted + " " + ancillary + " " + row[4] + "\n" + filter.disassemble());
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(rows.size() >= 20, "only " + rows.size() + " rows");
    }
}
