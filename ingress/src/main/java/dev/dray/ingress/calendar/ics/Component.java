package dev.dray.ingress.calendar.ics;

import java.util.List;
import java.util.Optional;

/** What stands between a {@code BEGIN} and its {@code END}: an event, a time zone, a part of one. */
record Component(String name, List<Property> properties, List<Component> parts) {
    Component {
        properties = List.copyOf(properties);
        parts = List.copyOf(parts);
    }

    /** The property of a name; the first where there are several. */
    Optional<Property> property(String key) {
        return properties.stream().filter(each -> each.name().equals(key)).findFirst();
    }

    Property required(String key) {
        return property(key).orElseThrow(() -> new IllegalArgumentException("it has no " + key));
    }

    List<Property> all(String key) {
        return properties.stream().filter(each -> each.name().equals(key)).toList();
    }
}
