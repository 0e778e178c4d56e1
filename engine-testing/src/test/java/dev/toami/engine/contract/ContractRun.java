package dev.toami.engine.contract;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

/** One test of the contract, run against one link, on a thread of its own: whom it interrupts late is nobody. */
final class ContractRun {
    /** So many at a time: they wait more than they work. */
    private static final Semaphore PLACES = new Semaphore(6);

    private final CompletableFuture<Optional<Throwable>> failure = new CompletableFuture<>();

    private ContractRun() {}

    static ContractRun start(Supplier<TestLink> link, String test) {
        ContractRun run = new ContractRun();
        Thread thread = new Thread(() -> run.run(link, test), test);
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void run(Supplier<TestLink> link, String test) {
        PLACES.acquireUninterruptibly();
        try (TestLink chosen = link.get()) {
            SabotagedContract.CHOSEN.set(chosen);
            failure.complete(execute(test));
        } catch (Exception | Error e) {
            failure.completeExceptionally(e);
        } finally {
            PLACES.release();
        }
    }

    private static Optional<Throwable> execute(String test) {
        Event finished = EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(SabotagedContract.class, test))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .findFirst()
                .orElseThrow();
        return finished.getRequiredPayload(TestExecutionResult.class).getThrowable();
    }

    /** What the test threw, waited for if it still runs; empty if it passed. */
    Optional<Throwable> failure() throws InterruptedException, ExecutionException, TimeoutException {
        return failure.get(100, TimeUnit.SECONDS);
    }
}
