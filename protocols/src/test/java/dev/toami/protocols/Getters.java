package dev.toami.protocols;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls whatever a view offers. */
final class Getters {
    private static final Map<Class<?>, Method[]> METHODS = new ConcurrentHashMap<>();

    private Getters() {}

    static int callAll(Packet packet) throws Throwable {
        int called = 0;
        for (Layer layer : packet.layers()) {
            called += callAll(layer, packet.networkLayer().orElse(null));
        }
        return called;
    }

    /** All public methods without arguments, and those whose only argument is the network layer. */
    static int callAll(Layer layer, NetworkLayer network) throws Throwable {
        int called = 0;
        for (Method method : METHODS.computeIfAbsent(layer.getClass(), Class::getMethods)) {
            Class<?>[] parameters = method.getParameterTypes();
            boolean plain = parameters.length == 0 && method.getDeclaringClass() != Object.class;
            boolean checksum = network != null && parameters.length == 1 && parameters[0] == NetworkLayer.class;
            if (!Modifier.isStatic(method.getModifiers()) && (plain || checksum)) {
                try {
                    // What a view has from a class that only its package knows.
                    method.setAccessible(true);
                    Object result = plain ? method.invoke(layer) : method.invoke(layer, network);
                    called += result == null ? 0 : 1;
                } catch (InvocationTargetException e) {
                    throw new AssertionError(method + " of " + layer.bytes(), e.getCause());
                }
            }
        }
        return called;
    }
}
