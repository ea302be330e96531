package org.parley.node.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hears from Payara that the whole server is going to stop, while all of it still works.
 *
 * <p>A bean's {@code @PreDestroy} is called in the middle of the application's stop: Payara stops a module's parts in the
 * reverse order of their start, and promises none. Its event {@code prepare_shutdown} comes before anything is stopped,
 * and it waits for those who hear it. Payara's classes are found by name, as Parley is not compiled against them; in another container there is
 * no such event, and a node has to be drained by its administrator before it is stopped.
 */
final class ServerStop implements InvocationHandler {
    private static final Logger LOG = Logger.getLogger(ServerStop.class.getName());
    private static final String PREPARE_SHUTDOWN = "prepare_shutdown";

    private final Runnable action;

    private ServerStop(Runnable action) {
        this.action = action;
    }

    /**
     * Runs {@code action} before the server stops; the stop waits for it.
     *
     * @return ends this
     */
    static Optional<AutoCloseable> before(Runnable action) {
        try {
            ClassLoader payara = Thread.currentThread().getContextClassLoader();
            Class<?> listeners = Class.forName("org.glassfish.api.event.EventListener", true, payara);
            Class<?> eventService = Class.forName("org.glassfish.api.event.Events", true, payara);
            Object events = Class.forName("org.glassfish.internal.api.Globals", true, payara)
                    .getMethod("get", Class.class)
                    .invoke(null, eventService);
            Object listener = Proxy.newProxyInstance(
                    listeners.getClassLoader(), new Class<?>[] {listeners}, new ServerStop(action));
            eventService.getMethod("register", listeners).invoke(events, listener);
            Method unregister = eventService.getMethod("unregister", listeners);
            return Optional.of(() -> unregister.invoke(events, listener));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "node: not told when the server stops: drain it before: {0}", e.toString());
            return Optional.empty();
        }
    }

    @Override
    @SuppressWarnings("NullAway") // a method that returns void returns null
    public Object invoke(Object proxy, Method method, Object[] arguments) throws ReflectiveOperationException {
        return switch (method.getName()) {
            case "event" -> {
                Object event = arguments[0];
                if (PREPARE_SHUTDOWN.equals(event.getClass().getMethod("name").invoke(event))) {
                    action.run();
                }
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> toString();
        };
    }
}
