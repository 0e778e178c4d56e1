package dev.toami.engine.management;

import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;

/**
 * Registers engines and sessions with the JVM's management server, where JConsole and the like find them.
 *
 * <p>A bean does not keep what it shows from being collected, and is taken out then. Thread-safe.
 */
public final class ManagementBeans {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicLong ENGINES = new AtomicLong();

    private ManagementBeans() {}

    /** A bean that is registered until this is closed. */
    public static final class Registration implements AutoCloseable {
        private final ObjectName name;

        private Registration(ObjectName name) {
            this.name = name;
        }

        /** What the bean is called. */
        public ObjectName name() {
            return name;
        }

        /** Takes the bean out. Idempotent. */
        @Override
        public void close() {
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
            } catch (InstanceNotFoundException e) {
                // It was taken out before.
            } catch (JMException e) {
                throw new IllegalStateException("take " + name + " out", e);
            }
        }
    }

    /**
     * Registers a session as {@code dev.toami:type=Session,device=DEVICE,id=ID}, a {@link CaptureStatisticsMXBean}. It stays
     * when the session is closed, with its last counters.
     *
     * @param engine what opened it
     * @throws IllegalStateException if it is registered already
     * @throws CaptureException if its statistics cannot be read
     */
    public static Registration register(CaptureEngine engine, CaptureSession session) throws CaptureException {
        SessionBean bean = new SessionBean(engine.backend(), session);
        return register(bean, session, "Session,device=" + value(session.device()) + ",id=" + session.id());
    }

    /**
     * Registers an engine as {@code dev.toami:type=Engine,backend=BACKEND,id=NUMBER}, a {@link CaptureEngineMXBean}, which
     * shows the sessions that are open at any time.
     */
    public static Registration register(CaptureEngine engine) {
        long number = ENGINES.incrementAndGet();
        return register(new EngineBean(engine), engine, "Engine,backend=" + value(engine.backend()) + ",id=" + number);
    }

    private static Registration register(Object bean, Object shown, String properties) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName("dev.toami:type=" + properties);
            server.registerMBean(bean, name);
            Registration registration = new Registration(name);
            CLEANER.register(shown, registration::close);
            return registration;
        } catch (InstanceAlreadyExistsException e) {
            throw new IllegalStateException(properties + " is registered already", e);
        } catch (JMException e) {
            throw new IllegalStateException("register " + properties, e);
        }
    }

    /** As it may be in an object name: quoted if it has characters that mean something there. */
    private static String value(String text) {
        return text.matches("[^,=:\"*?\n\\\\]+") ? text : ObjectName.quote(text);
    }
}
