package dev.toami.cli;

import java.io.IOException;
import java.util.Map;

import dev.toami.engine.spi.Availability;

/** Which backends there are and why one cannot run. */
final class BackendsCommand implements Command {
    @Override
    public String summary() {
        return "list the capture backends, and what one that cannot run lacks";
    }

    @Override
    public Options options() {
        return new Options("toami backends", summary());
    }

    @Override
    public int run(Arguments arguments, Context context) throws IOException {
        arguments.refuseWords();
        Console console = context.console();
        for (Map.Entry<String, Availability> backend :
                context.engines().backends().entrySet()) {
            Availability availability = backend.getValue();
            String state = availability.isAvailable() ? "available: " : "not available: ";
            console.print(backend.getKey() + " " + state + availability.reason() + "\n");
        }
        return Toami.OK;
    }
}
