package dev.dray.cli.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dray.cli.Common;
import dev.dray.cli.reach.FileBox;
import dev.dray.cli.view.Screen;
import dev.dray.node.file.FileId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dray file get ID [FILE]}. */
@Command(name = "get", description = "Fetches a file from the gateway on this home.")
final class FileGetCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Parameters(index = "0", paramLabel = "ID", description = "The file's id, such as sha256:9f86d0…")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description =
                    "Where to put it; what is there is replaced. In this directory, called by its hash, where absent")
    private @Nullable Path file;

    @Override
    public void run() {
        FileId wanted = FileId.parse(id)
                .orElseThrow(() -> common.wrong(
                        "ID: \"%s\" is not sha256: and 64 hexadecimal digits in lower case".formatted(id)));
        Path to = file == null ? Path.of(wanted.hex()) : file;
        try (FileBox box = FileBox.of(common.home())) {
            box.fetch(wanted, to);
        }
        Screen screen = common.screen();
        if (screen.json()) {
            screen.json(JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id)
                    .put("file", to.toAbsolutePath().toString()));
        } else {
            screen.line(to.toString());
        }
    }
}
