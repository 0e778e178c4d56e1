package dev.toami.engine.contract;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.SessionClosedException;

/** Iterates wrongly. Not a decorator, whose iteration is always the right one. */
final class Iterating implements Iterator<CapturedFrame> {
    enum Fault {
        /** Ends after a frame. */
        SHORT,
        NO_STREAM,
        /** Gives null where there is nothing. */
        NULL,
        /** Loses the frame that is there when it begins. */
        SKIPS,
        /** Takes a failure for the end, tells nobody, and has ended. */
        QUIET,
        /** Has ended when it has failed. */
        ENDS,
        WRAPS,
        /** Clears the thread's interrupt. */
        CLEARS,
        /** Does not take being closed for the end. */
        CLOSED
    }

    private final Iterator<CapturedFrame> whole;
    private final Fault fault;
    private boolean ended;

    private Iterating(Iterator<CapturedFrame> whole, Fault fault) {
        this.whole = whole;
        this.fault = fault;
    }

    /** A session that does as another one does, but for this. */
    static CaptureSession session(CaptureSession whole, Fault fault) {
        InvocationHandler calls = (proxy, method, arguments) -> {
            try {
                if (method.getName().equals("stream")) {
                    return fault == Fault.NO_STREAM ? Stream.empty() : whole.stream();
                } else if (!method.getName().equals("iterator")) {
                    return method.invoke(whole, arguments);
                } else if (fault == Fault.SKIPS) {
                    whole.next(Duration.ZERO);
                }
                return new Iterating(whole.iterator(), fault);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        Class<?>[] types = {CaptureSession.class};
        return (CaptureSession) Proxy.newProxyInstance(Iterating.class.getClassLoader(), types, calls);
    }

    @Override
    public boolean hasNext() {
        try {
            boolean hasNext = !ended && whole.hasNext();
            if (!hasNext && fault == Fault.CLOSED) {
                throw new UncheckedIOException(new SessionClosedException("the session is closed"));
            }
            return hasNext;
        } catch (UncheckedIOException e) {
            return fail(e);
        }
    }

    private boolean fail(UncheckedIOException e) {
        ended = fault == Fault.QUIET || fault == Fault.ENDS;
        if (fault == Fault.CLEARS) {
            Thread.interrupted();
        }
        if (fault == Fault.QUIET) {
            return false;
        }
        throw fault == Fault.WRAPS ? new UncheckedIOException(new CaptureException("reading failed", e)) : e;
    }

    @Override
    public CapturedFrame next() {
        if (fault == Fault.NULL && !hasNext()) {
            return null;
        }
        if (ended) {
            throw new NoSuchElementException("it has ended");
        }
        ended = fault == Fault.SHORT;
        return whole.next();
    }
}
