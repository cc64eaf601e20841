package dev.dray.runtime.config;

/**
 * One thing wrong with a configuration: the path of the setting (empty for the whole file), its line and column counted
 * from 1 (both 0 where there is no place in a file to point at), and what to do.
 */
public record ConfigProblem(String path, int line, int column, String message) {

    /** The problem as a line for a person: {@code dray.yaml:12:5 channels.cron[2].schedule: "…" never fires}. */
    public String in(String file) {
        var place = line == 0 ? file : file + ":" + line + ":" + column;
        return path.isEmpty() ? place + ": " + message : place + " " + path + ": " + message;
    }
}
