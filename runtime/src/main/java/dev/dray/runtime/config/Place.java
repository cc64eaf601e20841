package dev.dray.runtime.config;

import org.yaml.snakeyaml.nodes.Node;

/** A setting's path and where it stands in the file, counted from 1. */
record Place(String path, int line, int column) {
    static final Place ROOT = new Place("", 1, 1);

    /** The place of a key that is not given: its own path, where its parent stands. */
    Place key(String key) {
        var name = key.matches("[\\w-]+") ? key : "\"" + key + "\"";
        return new Place(path.isEmpty() ? name : path + "." + name, line, column);
    }

    Place item(int index) {
        return new Place(path + "[" + index + "]", line, column);
    }

    Place at(Node node) {
        var mark = node.getStartMark();
        return mark == null ? this : new Place(path, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
