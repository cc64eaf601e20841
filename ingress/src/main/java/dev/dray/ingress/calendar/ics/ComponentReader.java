package dev.dray.ingress.calendar.ics;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import net.fortuna.ical4j.util.Strings;

/** Makes a component of its lines. */
final class ComponentReader implements ContentHandler {
    private static final int BUFFER = 8_192;
    private static final int DEEPEST = 8;
    private static final String CALENDAR = "VCALENDAR";

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Component> read = new ArrayList<>();
    private final Map<String, String> parameters = new HashMap<>();
    private String value = "";

    private ComponentReader() {}

    private record Open(String name, List<Property> properties, List<Component> parts) {}

    /** @throws IllegalArgumentException where the lines are not those of one component */
    static Component read(ComponentText text) {
        ComponentReader reader = new ComponentReader();
        String whole = "BEGIN:" + CALENDAR + "\r\n" + text.lines() + "END:" + CALENDAR + "\r\n";
        try (var lines = new UnfoldingReader(new StringReader(whole), BUFFER, true)) {
            new CalendarParserImpl(true).parse(lines, reader);
        } catch (IOException | ParserException e) {
            throw new IllegalArgumentException("its lines cannot be read: " + e.getMessage(), e);
        }
        if (reader.read.size() != 1) {
            throw new IllegalArgumentException("it is not one component but " + reader.read.size());
        }
        return reader.read.getFirst();
    }

    @Override
    public void startCalendar() {}

    @Override
    public void endCalendar() {}

    @Override
    public void startComponent(String name) {
        if (open.size() >= DEEPEST) {
            throw new IllegalArgumentException("its parts lie too deep inside each other");
        }
        open.push(new Open(name.toUpperCase(Locale.ROOT), new ArrayList<>(), new ArrayList<>()));
    }

    @Override
    public void endComponent(String name) {
        Open ended = open.pop();
        Component component = new Component(ended.name(), ended.properties(), ended.parts());
        (open.isEmpty() ? read : open.peek().parts()).add(component);
    }

    @Override
    public void startProperty(String name) {
        parameters.clear();
        value = "";
    }

    @Override
    public void parameter(String name, String text) {
        parameters.put(name.toUpperCase(Locale.ROOT), Strings.unquote(text));
    }

    @Override
    public void propertyValue(String text) {
        value = text;
    }

    @Override
    public void endProperty(String name) {
        if (!open.isEmpty()) {
            open.peek().properties().add(new Property(name.toUpperCase(Locale.ROOT), parameters, value));
        }
    }
}
