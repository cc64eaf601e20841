package dev.dray.ingress.http;

/** Whether the server is about to stop, for those who would wait longer. */
@FunctionalInterface
interface Closing {
    boolean begun();
}
