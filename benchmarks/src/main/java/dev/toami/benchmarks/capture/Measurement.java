package dev.toami.benchmarks.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One run of the generator with receivers that are open. */
final class Measurement {
    private static final int ATTEMPTS = 20;
    private static final long ATTEMPT_MILLIS = 500;

    private final Agent generator;
    private final List<Agent> receivers;

    Measurement(Agent generator, List<Agent> receivers) {
        this.generator = generator;
        this.receivers = receivers;
    }

    /** A row each, in the order of the receivers. */
    List<Row> run(String command) throws IOException, InterruptedException {
        mark("ed", "WARM");
        long[] before = cpu();
        Row sent = Row.parse(generator.ask(command));
        List<String> results = mark("ee", "RESULT ");
        long[] after = cpu();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            rows.add(new Row()
                    .with("receiver", receivers.get(i).name())
                    .with("cpu", (after[i] - before[i]) / 1e9)
                    .with(sent)
                    .with(Row.parse(results.get(i))));
        }
        return rows;
    }

    /** Sends a mark, again if a full buffer has dropped it, until all have answered. */
    private List<String> mark(String last, String answer) throws IOException, InterruptedException {
        receivers.forEach(Agent::forgetAnswers);
        String[] answers = new String[receivers.size()];
        int missing = answers.length;
        for (int attempt = 0; missing > 0; attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IOException("a receiver does not say " + answer);
            }
            generator.ask("mark " + last);
            for (int i = 0; i < answers.length; i++) {
                if (answers[i] == null) {
                    answers[i] = receivers.get(i).await(answer, ATTEMPT_MILLIS);
                    missing -= answers[i] == null ? 0 : 1;
                }
            }
        }
        return List.of(answers);
    }

    private long[] cpu() throws IOException, InterruptedException {
        long[] times = new long[receivers.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = receivers.get(i).cpu(generator);
        }
        return times;
    }
}
