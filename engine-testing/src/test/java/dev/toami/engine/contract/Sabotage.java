package dev.toami.engine.contract;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.fake.FakeBackend;
import dev.toami.engine.fake.FakeLink;
import dev.toami.engine.spi.CaptureBackend;

/**
 * A backend that does one thing wrong, and the tests of the contract that must fail because of it.
 *
 * @param capabilities what the fake backend can that is broken here
 * @param broken makes the link of the broken backend, given {@code capabilities}
 */
record Sabotage(
        String what, Set<Capability> capabilities, Function<Set<Capability>, TestLink> broken, List<String> foundBy) {
    /** Opens a device in a wrong way. */
    interface Opener {
        CaptureSession open(CaptureBackend whole, String device, CaptureOptions options) throws CaptureException;
    }

    static Sabotage backend(String what, Function<CaptureBackend, CaptureBackend> breaking, String... foundBy) {
        Function<Set<Capability>, TestLink> broken = capabilities -> {
            FakeLink whole = new FakeLink(capabilities);
            return new BrokenLink(whole, breaking.apply(whole.backend()));
        };
        return new Sabotage(what, FakeBackend.CAPABILITIES, broken, List.of(foundBy));
    }

    static Sabotage devices(String what, UnaryOperator<List<NetworkDevice>> change, String... foundBy) {
        return backend(
                what,
                whole -> new BrokenBackend(whole) {
                    @Override
                    public List<NetworkDevice> devices() throws CaptureException {
                        return change.apply(super.devices());
                    }
                },
                foundBy);
    }

    static Sabotage opening(String what, Opener opener, String... foundBy) {
        return backend(
                what,
                whole -> new BrokenBackend(whole) {
                    @Override
                    public CaptureSession open(String device, CaptureOptions options) throws CaptureException {
                        return opener.open(whole, device, options);
                    }
                },
                foundBy);
    }

    /** Opens as if something else had been asked for. */
    static Sabotage options(String what, Function<CaptureOptions, CaptureOptions.Builder> change, String... foundBy) {
        return opening(
                what,
                (whole, device, options) ->
                        whole.open(device, change.apply(options).build()),
                foundBy);
    }

    static Sabotage session(String what, UnaryOperator<CaptureSession> breaking, String... foundBy) {
        return opening(what, (whole, device, options) -> breaking.apply(whole.open(device, options)), foundBy);
    }

    /** Says that it can what it cannot. */
    static Sabotage pretending(Capability lacking, String... foundBy) {
        Set<Capability> all = FakeBackend.CAPABILITIES;
        Set<Capability> some = FakeBackend.without(lacking);
        Function<Set<Capability>, TestLink> broken = ignored -> {
            FakeLink whole = new FakeLink(some);
            return new BrokenLink(whole, new BrokenBackend(whole.backend()) {
                @Override
                public Set<Capability> capabilities() {
                    return all;
                }
            });
        };
        return new Sabotage("pretends " + lacking, all, broken, List.of(foundBy));
    }

    /** The same of a backend that lacks something, and says so. */
    Sabotage without(Capability... lacking) {
        Set<Capability> some = EnumSet.copyOf(capabilities);
        some.removeAll(Arrays.asList(lacking));
        return new Sabotage(what + ", without " + Arrays.toString(lacking), some, broken, foundBy);
    }

    TestLink link() {
        return broken.apply(capabilities);
    }

    @Override
    public String toString() {
        return what;
    }
}
