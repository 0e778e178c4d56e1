package dev.toami.engine.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.spi.CaptureBackend;

/**
 * An Ethernet device of the backend under test, and the other end of its wire. A new one for each test.
 *
 * <p>The device is up, its MTU is 1500, and nothing passes it but what the test sends.
 */
public interface TestLink extends AutoCloseable {
    CaptureBackend backend();

    /** The name of the device. */
    String device();

    /** Lets a frame arrive at the device from outside; called by several threads at once. */
    void arrive(Bytes frame) throws Exception;

    /** The next frame that has left the device since the link was made, waited for at most {@code timeout}. */
    Optional<Bytes> departed(Duration timeout) throws Exception;

    /**
     * Makes the device slow: of a hundred frames of 1000 bytes that are sent at once, its transmit queue takes some and
     * refuses the rest. Called at most once; those that it took may take seconds to leave.
     *
     * @return false if this link cannot; the contract then does not ask for what happens
     */
    default boolean slowDown() throws Exception {
        return false;
    }

    /** Sets the device down. Called at most once. */
    void setDown() throws Exception;

    /** Removes the device. Called at most once, and not after {@link #setDown}. */
    void remove() throws Exception;

    /**
     * How many things sessions of this process hold of the system or of the backend now: descriptors, mappings, places in
     * a list. The contract only compares: as many after sessions are closed as before they were opened.
     */
    long openResources() throws Exception;

    @Override
    void close() throws IOException;
}
