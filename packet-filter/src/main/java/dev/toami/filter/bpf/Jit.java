package dev.toami.filter.bpf;

import java.lang.invoke.MethodHandles;

/**
 * Turns programs into classes of the JVM: hidden ones, which are unloaded with the last reference to the object.
 *
 * <p>Stateless, thread-safe.
 */
final class Jit {
    /**
     * Longer programs are interpreted: a class takes a microsecond or two for each instruction, on the thread that a frame
     * waits for, and it can have no more than 65,535 constants.
     */
    static final int LIMIT = 8192;

    private Jit() {}

    /** Whether {@link #compile} takes the program. */
    static boolean takes(Program program) {
        return program.instructions().size() <= LIMIT && !Parts.hasLongLoop(program.instructions());
    }

    /**
     * The program as code of the JVM.
     *
     * @throws LinkageError if classes cannot be made here
     * @throws UnsupportedOperationException likewise
     */
    static Code compile(Program program) {
        byte[] bytes = ClassWriting.write(program);
        try {
            Class<?> made =
                    MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
            return (Code) made.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("a class for a filter cannot be used", e);
        }
    }
}
