package dev.dray.bench.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Waits until a server says that it serves, and lets it say the rest to nobody. */
final class Ready {
    private Ready() {}

    /** @throws IOException with what it said, where the server ends without having said so */
    static void await(Process server, String sentence) throws IOException {
        BufferedReader output = server.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.contains(sentence)) {
                Thread.ofVirtual().start(() -> discard(output));
                return;
            }
        }
        throw new IOException("a server ended without \"%s\": %s".formatted(sentence, said));
    }

    private static void discard(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // The server was ended.
        }
    }
}
