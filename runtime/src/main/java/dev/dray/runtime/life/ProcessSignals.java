package dev.dray.runtime.life;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * SIGTERM, SIGINT and SIGHUP of this process. The JVM's own answer to them, its shutdown hooks, runs all hooks at once
 * (which ends logging before our last words) and is deaf to a second signal, so we answer ourselves; a hook remains for
 * whoever calls {@link System#exit}.
 *
 * <p>The JDK exports {@code sun.misc.Signal} for want of a supported interface (JEP 260), but the compiler warns of
 * every mention of it and knows no way to accept one; so it is reached by its name.
 */
final class ProcessSignals implements StopSignals {

    @Override
    public Subscription subscribe(Runnable stop) {
        try {
            var handled = new ArrayList<Handled>();
            for (var name : List.of("TERM", "INT", "HUP")) {
                try {
                    handled.add(Handled.by(stop, name));
                } catch (IllegalArgumentException _) {
                    // Under -Xrs the owner has asked the JVM to leave this signal to the system.
                }
            }
            return () -> handled.forEach(Handled::restore);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("this Java lacks the module jdk.unsupported; use a whole JDK", failure);
        }
    }

    /** One signal and the handler it had before ours. */
    private record Handled(MethodHandle handle, Object signal, Object before) {

        static Handled by(Runnable stop, String name) throws ReflectiveOperationException {
            var lookup = MethodHandles.publicLookup();
            var signals = lookup.findClass("sun.misc.Signal");
            var handlers = lookup.findClass("sun.misc.SignalHandler");
            var handle = lookup.findStatic(signals, "handle", MethodType.methodType(handlers, signals, handlers));
            var run = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(stop);
            var ours = MethodHandleProxies.asInterfaceInstance(handlers, MethodHandles.dropArguments(run, 0, signals));
            var signal = signals.getConstructor(String.class).newInstance(name);
            return new Handled(handle, signal, invoke(handle, signal, ours));
        }

        void restore() {
            invoke(handle, signal, before);
        }

        private static Object invoke(MethodHandle handle, Object signal, Object handler) {
            try {
                return handle.invoke(signal, handler);
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
