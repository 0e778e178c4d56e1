package dev.toami.benchmarks.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One result: an object of JSON without anything nested. */
final class Row {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(?:\"([^\"]*)\"|([-+.\\w]+))");

    private final Map<String, Object> fields = new LinkedHashMap<>();

    static Row parse(String json) {
        Row row = new Row();
        Matcher field = FIELD.matcher(json);
        while (field.find()) {
            if (field.group(2) != null) {
                row.fields.put(field.group(1), field.group(2));
            } else {
                row.fields.put(field.group(1), Double.valueOf(field.group(3)));
            }
        }
        return row;
    }

    /** @param value a text or a number */
    Row with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    Row with(Row other) {
        fields.putAll(other.fields);
        return this;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    double number(String name) {
        return ((Number) fields.getOrDefault(name, Double.NaN)).doubleValue();
    }

    String text(String name) {
        return fields.getOrDefault(name, "").toString();
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + json(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return value instanceof Number ? value.toString() : "\"" + value + "\"";
    }
}
