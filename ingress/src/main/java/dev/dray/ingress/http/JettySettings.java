package dev.dray.ingress.http;

import dev.dray.runtime.value.HostPort;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** How the server listens, and how it stops. */
record JettySettings(HostPort listen) {
    private static final Duration IDLE_AT_STOP = Duration.ofMillis(50);
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(10);

    /** How many connections may wait to be accepted: at the usual 50 a burst is turned away, or waits for a second. */
    private static final int ACCEPT_QUEUE = 1_024;

    void applyTo(JavalinConfig javalin) {
        javalin.concurrency.useVirtualThreads = true;
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.prefer405over404 = true;
        javalin.jetty.addConnector(this::connector);
        javalin.jetty.modifyServer(JettySettings::finishWhatRuns);
    }

    private Connector connector(Server jetty, HttpConfiguration http) {
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost(listen.host());
        connector.setPort(listen.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setShutdownIdleTimeout(IDLE_AT_STOP.toMillis());
        return connector;
    }

    /** Who is being served when the server stops gets an answer still: it says whether the message is on disk. */
    private static void finishWhatRuns(Server jetty) {
        jetty.setHandler(new GracefulHandler());
        jetty.setStopTimeout(UNTIL_STOPPED.toMillis());
    }
}
