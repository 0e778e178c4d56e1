package dev.toami.filter.syntax;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.filter.syntax.Arithmetic.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tcp or udp and arp; ((tcp | udp) & arp)",
                "not tcp and udp; (!tcp & udp)",
                "not (tcp and udp); !(tcp & udp)",
                "not not tcp; tcp",
                "tcp port 80 or 443; (tcp port 80 | tcp port 443)",
                "tcp port 80 or (443 and 22); (tcp port 80 | (tcp port 443 & tcp port 22))",
                "not src host 1.1.1.1 and 2.2.2.2; (!src host 1.1.1.1 & src host 2.2.2.2)",
                "port not 80; !port 80",
                "host 1.1.1.1 and (port 80) or 2.2.2.2; ((host 1.1.1.1 & port 80) | host 2.2.2.2)",
                "port 80 or (1) = 1; (port 80 | 1 = 1)",
                "port 80 or ((1) or 2); (port 80 | (port 1 | port 2))",
                "src or dst port 5; src_or_dst port 5",
                "src 1.1.1.1 or dst 2.2.2.2; (src 1.1.1.1 | dst 2.2.2.2)",
                "vlan (5) and vlan; (vlan 5 & vlan)",
                "len > 1 and ip[0] = 2; (len > 1 & ip[0:1] = 2)"
            })
    void connectives(String text, String expected) {
        assertEquals(expected, show(Parser.parse(text)));
    }

    /** The odd places of {@code %} and {@code ^} are those of libpcap's grammar. */
    @ParameterizedTest
    @CsvSource({
        "1 + 2 * 3, (1 + (2 * 3))", "8 - 4 - 2, ((8 - 4) - 2)", "1 | 2 & 3, (1 | (2 & 3))",
                "1 << 2 + 1, (1 << (2 + 1))",
        "2 * 7 % 4, (2 * (7 % 4))", "7 % 4 * 2, (7 % (4 * 2))", "8 % 5 % 2, (8 % (5 % 2))", "1 ^ 2 + 3, (1 ^ (2 + 3))",
        "1 + 2 ^ 3, (1 + (2 ^ 3))", "-1 * 2, (-1 * 2)", "-1 % 2 * 3, -(1 % (2 * 3))", "(1 + 2) * 3, ((1 + 2) * 3)",
        "ip[1 + 2:2] / 2, (ip[(1 + 2):2] / 2)"
    })
    void arithmetic(String text, String expected) {
        Expression.Relation relation = (Expression.Relation) Parser.parse(text + " = 0");
        assertEquals(expected, show(relation.left()));
        Expression.Relation reversed = (Expression.Relation) Parser.parse("0 = " + text);
        assertEquals(expected, show(reversed.right()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "()",
                "tcp and",
                "and tcp",
                "1.1.1.1",
                "tcp 80",
                "ip 1.1.1.1",
                "net 10/8",
                "proto udp",
                "(tcp port 80) or 443",
                "host 1.1.1.1 and (2.2.2.2 or port 80)",
                "port ((80 or 443))",
                "tcp[0:3] = 1",
                "len",
                "(len)",
                "len > 10-5",
                "ip[9] = tcp",
                "portrange 80 - 90",
                "src proto 6",
                "less (5)",
                "byte 1 >= 2",
                "byte 1 = 256",
                "vlan 5 + 1 = 2",
                "1 = 2 = 3",
                "tcp)",
                "(tcp",
                "not",
                "src or host 1",
                "net 10.0 mask 255"
            })
    void faults(String text) {
        assertThrows(FilterSyntaxException.class, () -> Parser.parse(text));
    }

    private static String show(Expression expression) {
        if (expression instanceof Expression.Chain chain) {
            String text = show(chain.first());
            for (Expression.Step step : chain.steps()) {
                text = "(" + text + (step.isAnd() ? " & " : " | ") + show(step.operand()) + ")";
            }
            return text;
        } else if (expression instanceof Expression.Not not) {
            return "!" + show(not.operand());
        } else if (expression instanceof Expression.Abbreviation abbreviation) {
            return abbreviation.protocol().toString();
        } else if (expression instanceof Expression.Vlan vlan) {
            return vlan.identifier().isPresent() ? "vlan " + vlan.identifier().getAsInt() : "vlan";
        } else if (expression instanceof Expression.Relation relation) {
            String sign = relation.comparison() == Comparison.EQUAL ? " = " : " > ";
            return show(relation.left()) + sign + show(relation.right());
        }
        Expression.Qualified qualified = (Expression.Qualified) expression;
        Qualifiers qualifiers = qualified.qualifiers();
        String identifier = qualified.identifier() instanceof Identifier.Numeral number
                ? Integer.toString(number.value())
                : ((Identifier.Ipv4) qualified.identifier()).text();
        return qualifiers.protocol().map(p -> p + " ").orElse("")
                + qualifiers.direction().map(d -> lower(d) + " ").orElse("")
                + qualifiers.kind().map(k -> lower(k) + " ").orElse("")
                + identifier;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String show(Arithmetic arithmetic) {
        if (arithmetic instanceof Arithmetic.Constant constant) {
            return Integer.toString(constant.value());
        } else if (arithmetic instanceof Arithmetic.Negation negation) {
            return "-" + show(negation.operand());
        } else if (arithmetic instanceof Arithmetic.Load load) {
            return load.protocol() + "[" + show(load.index()) + ":" + load.size() + "]";
        } else if (arithmetic instanceof Operation operation) {
            String sign =
                    switch (operation.operator()) {
                        case OR -> "|";
                        case AND -> "&";
                        case SHIFT_LEFT -> "<<";
                        case SHIFT_RIGHT -> ">>";
                        case ADD -> "+";
                        case SUBTRACT -> "-";
                        case MULTIPLY -> "*";
                        case DIVIDE -> "/";
                        case MODULO -> "%";
                        case XOR -> "^";
                    };
            return "(" + show(operation.left()) + " " + sign + " " + show(operation.right()) + ")";
        }
        return "len";
    }
}
