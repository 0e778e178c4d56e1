package dev.toami.filter.syntax;

import dev.toami.engine.FilterSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PrimitivesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "llc; Llc[type=Optional.empty]",
                "llc sabme; Llc[type=Optional[Name[text=sabme]]]",
                "llc rnr; Llc[type=Optional[Name[text=rnr]]]",
                "llc rulenum; Llc[type=Optional[Name[text=rnr]]]",
                "type mgt; WlanType[protocol=Optional.empty, type=Name[text=mgt], subtype=Optional.empty]",
                "wlan type 8 subtype qos-data;"
                        + "WlanType[protocol=Optional[link], type=Numeral[value=8], subtype=Optional[Name[text=qos-data]]]",
                "type data subtype 0x80;"
                        + "WlanType[protocol=Optional.empty, type=Name[text=data], subtype=Optional[Numeral[value=128]]]",
                "tcp type 0; WlanType[protocol=Optional[tcp], type=Numeral[value=0], subtype=Optional.empty]",
                "link subtype beacon; WlanSubtype[protocol=Optional[link], subtype=Name[text=beacon]]",
                "dir nods; WlanDirection[protocol=Optional.empty, direction=Name[text=nods]]",
                "wlan direction 3; WlanDirection[protocol=Optional[link], direction=Numeral[value=3]]",
                "geneve; Geneve[vni=OptionalInt.empty]",
                "geneve ((5)); Geneve[vni=OptionalInt[5]]",
                "vxlan 7; Vxlan[vni=OptionalInt[7]]",
                "ifname en0; Pf[field=on, value=Name[text=en0]]",
                "on mark; Pf[field=on, value=Name[text=mark]]",
                "ruleset a; Pf[field=rset, value=Name[text=a]]",
                "rulenum 4; Pf[field=rnr, value=Numeral[value=4]]",
                "subrulenum 4; Pf[field=srnr, value=Numeral[value=4]]",
                "reason match; Pf[field=reason, value=Name[text=match]]",
                "reason 2; Pf[field=reason, value=Numeral[value=2]]",
                "action synproxy-drop; Pf[field=action, value=Name[text=synproxy-drop]]",
                "oamf4ec; Atm[traffic=oamf4ec]",
                "metaconnect; Atm[traffic=metaconnect]",
                "vpi 5; AtmNumber[field=vpi, anyOf=[ValueTest[comparison=EQUAL, value=5]]]",
                "vci >= 5; AtmNumber[field=vci, anyOf=[ValueTest[comparison=GREATER_OR_EQUAL, value=5]]]",
                "vci (5); AtmNumber[field=vci, anyOf=[ValueTest[comparison=EQUAL, value=5]]]",
                "vci (5 or 6);"
                        + "AtmNumber[field=vci, anyOf=[ValueTest[comparison=EQUAL, value=5], ValueTest[comparison=EQUAL, value=6]]]",
                "lsu; Signal[unit=lssu]",
                "hlssu; Signal[unit=hlssu]",
                "hmsu; Signal[unit=hmsu]",
                "opc != 5; SignalNumber[field=opc, anyOf=[ValueTest[comparison=NOT_EQUAL, value=5]]]",
                "hsls (1 or 2);"
                        + "SignalNumber[field=hsls, anyOf=[ValueTest[comparison=EQUAL, value=1], ValueTest[comparison=EQUAL, value=2]]]",
                "es-is; Abbreviation[protocol=esis]",
                "csnp; Abbreviation[protocol=csnp]",
                "radio[2] = len;"
                        + "Relation[left=Load[protocol=radio, index=Constant[value=2], size=1, depth=1], comparison=EQUAL, right=Length[]]"
            })
    void haveRecords(String text, String expected) {
        Expression expression = Parser.parse(text);
        assertEquals(expected, withoutSpans(expression));
        assertEquals(new Span(0, text.length()), expression.span());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "protochain 6; Optional.empty Optional.empty Optional[PROTOCHAIN] Numeral[value=6]",
                "ip6 protochain \\tcp; Optional[ip6] Optional.empty Optional[PROTOCHAIN] Name[text=tcp]",
                "isis proto 17; Optional[isis] Optional.empty Optional[PROTO] Numeral[value=17]",
                "gateway a; Optional.empty Optional.empty Optional[GATEWAY] Name[text=a]",
                "ip gateway a; Optional[ip] Optional.empty Optional[GATEWAY] Name[text=a]",
                "address1 0:1:2:3:4:5; Optional.empty Optional[ADDR1] Optional.empty Mac[text=0:1:2:3:4:5]",
                "wlan addr4 host a; Optional[link] Optional[ADDR4] Optional[HOST] Name[text=a]",
                "wlan ra a; Optional[link] Optional[RA] Optional.empty Name[text=a]",
                "ta port 5; Optional.empty Optional[TA] Optional[PORT] Numeral[value=5]",
                "link src $f; Optional[link] Optional[SRC] Optional.empty Arcnet[value=15]",
                "dst or src $f0; Optional.empty Optional[SRC_OR_DST] Optional.empty Arcnet[value=240]"
            })
    void qualifiers(String text, String expected) {
        Expression.Qualified expression = (Expression.Qualified) Parser.parse(text);
        Qualifiers qualifiers = expression.qualifiers();
        String found = qualifiers.protocol() + " " + qualifiers.direction() + " " + qualifiers.kind() + " ";
        assertEquals(expected, found + withoutSpans(expression.identifier()));
    }

    /** They are words of a comparison where libpcap would find a syntax error, and names where it finds names. */
    @ParameterizedTest
    @CsvSource({
        "mark = 5, Linux[field=mark] EQUAL Constant[value=5]",
        "5 < queue, Constant[value=5] LESS Linux[field=queue]",
        "(hatype) != 1, Linux[field=hatype] NOT_EQUAL Constant[value=1]",
        "(hatype != 1), Linux[field=hatype] NOT_EQUAL Constant[value=1]",
        "host a or cpu > 1, Linux[field=cpu] GREATER Constant[value=1]",
        "host a or (cpu > 1), Linux[field=cpu] GREATER Constant[value=1]",
        "host a or ((cpu) > 1), Linux[field=cpu] GREATER Constant[value=1]",
        "tcp and mark = rxhash, Linux[field=mark] EQUAL Linux[field=rxhash]"
    })
    void fieldsOfLinux(String text, String expected) {
        Expression expression = Parser.parse(text);
        if (expression instanceof Expression.Chain chain) {
            expression = chain.steps().get(0).operand();
        }
        Expression.Relation relation = (Expression.Relation) expression;
        String found = relation.left() + " " + relation.comparison() + " " + relation.right();
        assertEquals(expected, withoutSpans(found));
    }

    @ParameterizedTest
    @CsvSource({
        "host mark, mark",
        "host a or mark, mark",
        "host a or (mark), mark",
        "host a or not mark, mark",
        "host (a or cpu), cpu",
        "port queue, queue",
        "host \\hatype, hatype",
        "host a or rxhash and b, rxhash"
    })
    void namesThatLinuxHasToo(String text, String name) {
        String found = withoutSpans(Parser.parse(text));
        assertEquals(true, found.contains("identifier=Name[text=" + name + "]"), found);
    }

    @Test
    void fieldsOfLinuxCompute() {
        Expression.Relation relation = (Expression.Relation) Parser.parse("rxhash & 0xf = 3");
        assertEquals(
                "Operation[operator=AND, left=Linux[field=rxhash], right=Constant[value=15], depth=1]",
                withoutSpans(relation.left()));
        assertEquals(
                "Load[protocol=ip, index=Linux[field=cpu], size=2, depth=1]",
                withoutSpans(((Expression.Relation) Parser.parse("ip[cpu:2] = 1")).left()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mark",
                "mark or tcp",
                "tcp and mark",
                "host mark = 5",
                "\\mark = 5",
                "1 = \\mark",
                "hlsu",
                "type (0)",
                "subtype 4",
                "type host",
                "isis l1",
                "llc 4",
                "on 5",
                "on 1.2.3.4",
                "action 5",
                "rnr (5)",
                "rnr = 5",
                "ip rnr 5",
                "vpi ((5))",
                "vpi (5 and 6)",
                "vpi (= 5)",
                "vpi = (5)",
                "vpi 5 or 6",
                "vpi not 5",
                "ip vpi 5",
                "ip lane",
                "src addr1 1",
                "addr1 or addr2 1",
                "ra and ta 1",
                "src protochain 6",
                "ra proto 6",
                "dst gateway a",
                "host $123",
                "$5"
            })
    void faults(String text) {
        assertThrows(FilterSyntaxException.class, () -> Parser.parse(text));
    }

    private static String withoutSpans(Object record) {
        return record.toString().replaceAll("(, )?span=Span\\[start=\\d+, end=\\d+\\]", "");
    }
}
