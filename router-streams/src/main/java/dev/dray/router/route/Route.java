package dev.dray.router.route;

/**
 * From a message to a job template, or not. Routes are asked in order, and the first that matches wins. Answers depend
 * on nothing but the request, and are given in microseconds: every message passes here.
 */
public interface Route {
    /** Unique among the routes, and part of the id of every job the route makes. */
    String name();

    Answer of(Request request);

    /** What a route says to a request. */
    sealed interface Answer {
        /** It is this route's, and makes this of it. */
        record Matches(JobTemplate template) implements Answer {}

        /**
         * It is not this route's.
         *
         * @param why in words that complete "no, because …"
         */
        record DoesNotMatch(String why) implements Answer {}
    }
}
