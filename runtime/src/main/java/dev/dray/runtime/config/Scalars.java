package dev.dray.runtime.config;

import dev.dray.runtime.home.UserHome;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.DidYouMean;
import dev.dray.runtime.value.Durations;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The types that are one text in the file: how each is read from it and written to it. */
final class Scalars {
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(Boolean.class, Scalars::truth),
            Map.entry(Integer.class, text -> Math.toIntExact(whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE))),
            Map.entry(Long.class, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Double.class, text -> decimal(text).doubleValue()),
            Map.entry(BigDecimal.class, Scalars::decimal),
            Map.entry(Duration.class, Durations::parse),
            Map.entry(Path.class, text -> UserHome.in(System.getenv()).expand(text)),
            Map.entry(ZoneId.class, Scalars::zone),
            Map.entry(URI.class, Scalars::uri),
            Map.entry(Pattern.class, Scalars::pattern));

    private Scalars() {}

    static boolean handles(Class<?> type) {
        return READERS.containsKey(boxed(type))
                || type == Secret.class
                || type.isEnum()
                || factory(type).isPresent();
    }

    /** The value that the text means; throws IllegalArgumentException saying why it means none. */
    static Object read(Class<?> type, String text) {
        var reader = READERS.get(boxed(type));
        if (reader != null) {
            return reader.apply(text);
        }
        return type.isEnum() ? constant(type, text) : call(factory(type).orElseThrow(), text);
    }

    /** The text that {@link #read} would read as this value. */
    static String write(Object value) {
        return switch (value) {
            case Duration duration -> Durations.format(duration);
            case Enum<?> constant -> KebabCase.ofConstant(constant);
            default -> value.toString();
        };
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static Optional<Method> factory(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("parse")
                        && Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0].isAssignableFrom(String.class)
                        && type.isAssignableFrom(method.getReturnType()))
                .findFirst();
    }

    private static Object call(Method factory, String text) {
        try {
            if (!Modifier.isPublic(factory.getDeclaringClass().getModifiers())) {
                factory.setAccessible(true);
            }
            return factory.invoke(null, text);
        } catch (InvocationTargetException failure) {
            switch (failure.getCause()) {
                case IllegalArgumentException refused -> throw refused;
                case DateTimeException refused -> throw new IllegalArgumentException(refused.getMessage(), refused);
                case null, default ->
                    throw new IllegalStateException(factory + " failed for \"" + text + "\"", failure);
            }
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException(factory + " cannot be called", failure);
        }
    }

    private static Object constant(Class<?> type, String text) {
        var names = Stream.of(type.getEnumConstants())
                .map(each -> KebabCase.ofConstant((Enum<?>) each))
                .toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not one of " + String.join(", ", names) + DidYouMean.hint(text, names));
        }
        return type.getEnumConstants()[index];
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is not true or false");
        };
    }

    private static long whole(String text, long least, long most) {
        try {
            var number = Long.parseLong(text.replace("_", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, with the range.
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a whole number between " + least + " and " + most);
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text.replace("_", ""));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number");
        }
    }

    private static Object zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time zone, such as Europe/Berlin or UTC"
                    + DidYouMean.hint(text, ZoneId.getAvailableZoneIds()));
        }
    }

    private static Object uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException failure) {
            throw new IllegalArgumentException("\"" + text + "\" is not a URI (" + failure.getReason() + ")");
        }
    }

    private static Object pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException failure) {
            throw new IllegalArgumentException("\"" + text + "\" is not a regular expression ("
                    + failure.getDescription() + " at " + failure.getIndex() + ")");
        }
    }
}
