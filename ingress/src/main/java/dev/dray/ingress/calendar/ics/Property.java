package dev.dray.ingress.calendar.ics;

import java.util.Map;
import java.util.Optional;

/**
 * One line of a component, such as {@code DTSTART;TZID=Europe/Berlin:20261120T100000}.
 *
 * @param name in upper case
 * @param parameters by their names in upper case
 * @param value as it stands, escapes and all
 */
record Property(String name, Map<String, String> parameters, String value) {
    Property {
        parameters = Map.copyOf(parameters);
    }

    Optional<String> parameter(String key) {
        return Optional.ofNullable(parameters.get(key));
    }
}
