package dev.dray.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The rules that are about text: each names the files that break it. */
final class Sources {
    private static final int MOST_LINES = 350;
    private static final int LONGEST_README = 20;

    /** A javadoc whose first sentence begins like one and ends with a full stop. */
    private static final Pattern SENTENCE =
            Pattern.compile("/\\*\\*\\s+(?:\\* )?[A-Z{].{15,}?\\.\\s.*\\*/\\s+@NullMarked\\s.*", Pattern.DOTALL);

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    private Sources() {}

    /** Files nobody reads with pleasure. */
    static List<Path> tooLong(List<Path> sources) {
        return sources.stream()
                .filter(source -> text(source).lines().count() > MOST_LINES)
                .toList();
    }

    /** Packages of which no package-info says in a sentence what they are for. */
    static List<String> unexplained(List<Path> sources) {
        TreeMap<String, Set<Path>> files =
                sources.stream().collect(groupingBy(Sources::packageOf, TreeMap::new, mapping(file -> file, toSet())));
        return files.entrySet().stream()
                .filter(each -> each.getValue().stream().noneMatch(Sources::explains))
                .map(each -> each.getKey())
                .toList();
    }

    /** Folders without a README, or with one that takes long to read. */
    static List<Path> withoutReadme(List<Path> folders) {
        return folders.stream()
                .filter(folder -> {
                    Path readme = folder.resolve("README.md");
                    return !Files.exists(readme) || text(readme).lines().count() > LONGEST_README;
                })
                .toList();
    }

    private static boolean explains(Path source) {
        return source.endsWith("package-info.java")
                && SENTENCE.matcher(text(source)).matches();
    }

    private static String packageOf(Path source) {
        return Optional.of(PACKAGE.matcher(text(source)))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .orElse("");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
