package dev.dray.broker.operations;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One line of {@code acls.yaml}: what a user may do with one name, or with every name that begins so. */
record Grant(String user, String resource, String name, String pattern, Set<String> operations) {
    static List<Grant> of(Values file) {
        return file.each("users").stream()
                .flatMap(user -> user.each("allow").stream()
                        .map(allow -> new Grant(
                                user.text("name"),
                                allow.text("resource"),
                                allow.text("name"),
                                allow.text("pattern"),
                                new TreeSet<>(allow.texts("operations")))))
                .toList();
    }

    /** Whether this alone permits the operation, as the broker decides it. */
    boolean permits(String operation, String topic) {
        boolean named = pattern.equals("prefixed") ? topic.startsWith(name) : topic.equals(name);
        return resource.equals("topic") && named && operations.contains(operation);
    }

    @Override
    public String toString() {
        return "grant " + user + " " + resource + " " + name + " " + pattern + " " + String.join(",", operations);
    }
}
