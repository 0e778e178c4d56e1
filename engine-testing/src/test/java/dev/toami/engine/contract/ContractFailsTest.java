package dev.toami.engine.contract;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.fake.FakeLink;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Each test of the contract fails for backends that are broken in one way or another, and for no other reason. */
class ContractFailsTest {
    /** What tests fail with, beside assertions: what the backend throws, as it is or out of another thread. */
    private static final List<Class<? extends Throwable>> FAILURES = List.of(
            AssertionError.class,
            CaptureException.class,
            UncheckedIOException.class,
            ExecutionException.class,
            UnsupportedOperationException.class,
            IllegalArgumentException.class,
            IllegalStateException.class,
            ArithmeticException.class);

    private static final List<Sabotage> TABLE = Stream.of(
                    OpenSabotages.table(),
                    ReadSabotages.table(),
                    LeaseSabotages.table(),
                    FilterSabotages.table(),
                    MetadataSabotages.table(),
                    InjectSabotages.table(),
                    BatchSabotages.table(),
                    CloseSabotages.table(),
                    ThreadSabotages.table(),
                    LinkSabotages.table())
            .flatMap(List::stream)
            .toList();

    /** A test and what the backend can that it is run against. */
    private record Case(String test, Set<Capability> capabilities) {
        @Override
        public String toString() {
            return test + " without " + EnumSet.complementOf(EnumSet.copyOf(capabilities));
        }
    }

    private static Set<String> tests() {
        return Arrays.stream(BackendContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyTestOfTheContractIsNamedByASabotage() {
        Set<String> named = new TreeSet<>();
        TABLE.forEach(sabotage -> named.addAll(sabotage.foundBy()));
        assertEquals(tests(), named);
    }

    @Test
    void noSabotageIsThereTwice() {
        Set<String> names = new HashSet<>();
        TABLE.forEach(sabotage -> assertTrue(names.add(sabotage.what()), sabotage.what()));
    }

    @TestFactory
    Stream<DynamicTest> eachSabotageIsFoundByTheTestsThatItNames() {
        List<DynamicTest> found = new ArrayList<>();
        for (Sabotage sabotage : TABLE) {
            for (String test : sabotage.foundBy()) {
                ContractRun run = ContractRun.start(sabotage::link, test);
                String name = "a backend that " + sabotage.what() + " fails " + test;
                found.add(dynamicTest(name, () -> assertFound(name, again(run, sabotage, test), test)));
            }
        }
        return found.stream();
    }

    /** On a busy machine a fault of milliseconds may hide once behind the machine's own. */
    private static ContractRun again(ContractRun first, Sabotage sabotage, String test) throws Exception {
        ContractRun run = first;
        for (int i = 0; i < 2 && run.failure().isEmpty(); i++) {
            run = ContractRun.start(sabotage::link, test);
        }
        return run;
    }

    private static void assertFound(String name, ContractRun run, String test) throws Exception {
        Throwable failure = run.failure().orElseThrow(() -> new AssertionError("it passes: " + name));
        boolean isOfTheTest = Stream.of(failure.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(test)
                        && frame.getClassName().startsWith("dev.toami.engine.contract."));
        if (!isOfTheTest || FAILURES.stream().noneMatch(type -> type.isInstance(failure))) {
            throw new AssertionError("for another reason: " + name, failure);
        }
    }

    @TestFactory
    Stream<DynamicTest> theSameTestsPassWithoutTheSabotage() {
        Map<Case, ContractRun> runs = new LinkedHashMap<>();
        for (Sabotage sabotage : TABLE) {
            for (String test : sabotage.foundBy()) {
                runs.computeIfAbsent(
                        new Case(test, sabotage.capabilities()),
                        sound -> ContractRun.start(() -> new FakeLink(sound.capabilities()), sound.test()));
            }
        }
        return runs.entrySet().stream()
                .map(run -> dynamicTest(
                        run.getKey().toString(), () -> run.getValue().failure().ifPresent(failure -> {
                            throw new AssertionError(run.getKey() + " fails without a sabotage", failure);
                        })));
    }
}
