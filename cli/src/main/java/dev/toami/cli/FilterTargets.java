package dev.toami.cli;

import dev.toami.engine.LinkType;
import dev.toami.filter.FilterTarget;

/** The words of a command line for where a filter runs and on what. */
final class FilterTargets {
    private FilterTargets() {}

    /** A link type by name or number. */
    static LinkType linkType(String text) {
        return LinkType.byName(text).orElseGet(() -> {
            try {
                return new LinkType(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                throw new UsageException("invalid data link type " + text);
            }
        });
    }

    /** @param what the words stand for */
    static FilterTarget.Kind kind(String what, String text) {
        return switch (text) {
            case "file" -> FilterTarget.Kind.FILE;
            case "live" -> FilterTarget.Kind.LIVE_RAW;
            case "cooked" -> FilterTarget.Kind.LIVE_COOKED;
            default -> throw new UsageException("invalid " + what + " " + text + ": file, live or cooked");
        };
    }
}
