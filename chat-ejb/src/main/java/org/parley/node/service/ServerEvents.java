package org.parley.node.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hears from Payara what no bean of the application is told in time.
 *
 * <p>A bean's {@code @PostConstruct} is called while the application is being started, when nobody can reach its web
 * module yet; the event {@code Application_Running} comes when all of it answers. A bean's {@code @PreDestroy} is called in
 * the middle of the application's stop: Payara stops a module's parts in the reverse order of their start, and promises
 * none. Its event {@code prepare_shutdown} comes before anything is stopped, and it waits for those who hear it.
 *
 * <p>Payara's classes are found by name, as Parley is not compiled against them; in another container there are no such
 * events.
 */
final class ServerEvents implements InvocationHandler {
    private static final Logger LOG = Logger.getLogger(ServerEvents.class.getName());
    private static final String APPLICATION_RUNNING = "Application_Running";
    private static final String PREPARE_SHUTDOWN = "prepare_shutdown";

    private final Map<String, Runnable> actions;

    private ServerEvents(Map<String, Runnable> actions) {
        this.actions = actions;
    }

    /**
     * To be called while the application is being started.
     *
     * @param running is run when an application has been started: none can come between, the server starts one at a time
     * @param stop is run before the server stops; the stop waits for it
     * @return ends this; empty where there are no such events
     */
    static Optional<AutoCloseable> hear(Runnable running, Runnable stop) {
        try {
            ClassLoader payara = Thread.currentThread().getContextClassLoader();
            Class<?> listeners = Class.forName("org.glassfish.api.event.EventListener", true, payara);
            Class<?> eventService = Class.forName("org.glassfish.api.event.Events", true, payara);
            Object events = Class.forName("org.glassfish.internal.api.Globals", true, payara)
                    .getMethod("get", Class.class)
                    .invoke(null, eventService);
            Object listener = Proxy.newProxyInstance(
                    listeners.getClassLoader(),
                    new Class<?>[] {listeners},
                    new ServerEvents(Map.of(APPLICATION_RUNNING, running, PREPARE_SHUTDOWN, stop)));
            eventService.getMethod("register", listeners).invoke(events, listener);
            Method unregister = eventService.getMethod("unregister", listeners);
            return Optional.of(() -> unregister.invoke(events, listener));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "node: not told when the server starts and stops: drain it before: {0}",
                    e.toString());
            return Optional.empty();
        }
    }

    @Override
    @SuppressWarnings("NullAway") // a method that returns void returns null
    public Object invoke(Object proxy, Method method, Object[] arguments) throws ReflectiveOperationException {
        return switch (method.getName()) {
            case "event" -> {
                Object event = arguments[0];
                Object name = event.getClass().getMethod("name").invoke(event);
                actions.getOrDefault(String.valueOf(name), () -> {}).run();
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> toString();
        };
    }
}
