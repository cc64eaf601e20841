package dev.dray.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every source is formatted. Checked here, not by Spotless, because the formatter reads our Java only on the JDK that
 * compiles it, and {@code mvn} may run on an older one.
 */
class FormatTest {
    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everySourceIsFormatted() throws IOException, FormatterException {
        List<Path> unformatted = new ArrayList<>();
        for (Path source : House.sources()) {
            if (!isFormatted(Files.readString(source))) {
                unformatted.add(source);
            }
        }
        assertThat(unformatted)
                .as("to format: mvn spotless:apply, with JAVA_HOME a JDK 25")
                .isEmpty();
    }

    @Test
    void anUnformattedSourceIsFound() throws FormatterException {
        assertThat(isFormatted("class A { int  b; }\n")).isFalse();
    }

    @Test
    void anUnusedImportIsFound() throws FormatterException {
        assertThat(isFormatted("import java.util.List;\n\nclass A {}\n")).isFalse();
    }

    /** The two steps Spotless takes; the one that does it all would also move text blocks, which Spotless leaves. */
    private boolean isFormatted(String source) throws FormatterException {
        return formatter.formatSource(formatter.fixImports(source)).equals(source);
    }
}
