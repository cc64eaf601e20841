package dev.dray.ingress.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dray.ingress.channel.DeliveryConformance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server on loopback that takes mails, or answers them as it is told to. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket listening;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private volatile String size = "SIZE 10000";

    /** What the next mail meets; {@link DeliveryConformance} has names for some of it. */
    enum Answer {
        TAKEN("250 2.0.0 taken"),
        REFUSED_FOR_GOOD("550 5.1.1 no such person"),
        REFUSED_FOR_NOW("451 4.3.0 later"),
        LINE_CUT("");

        private final String line;

        Answer(String line) {
            this.line = line;
        }
    }

    ScriptedSmtp() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void next(Answer answer) {
        answers.add(answer);
    }

    /** What it says of the largest mail it takes. */
    void says(String extension) {
        size = extension;
    }

    /** The mails whose last line came, as they came. */
    List<String> mails() {
        return List.copyOf(mails);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket line = listening.accept();
                Thread.ofVirtual().start(() -> serve(line));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket line) {
        try (line;
                BufferedReader in = new BufferedReader(new InputStreamReader(line.getInputStream(), ISO_8859_1));
                OutputStream out = line.getOutputStream()) {
            say(out, "220 localhost");
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                switch (command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
                    case "EHLO" -> say(out, "250-localhost\r\n250-8BITMIME\r\n250 " + size);
                    case "DATA" -> {
                        say(out, "354 go on");
                        String mail = data(in);
                        Answer answer = answers.isEmpty() ? Answer.TAKEN : answers.remove();
                        if (answer == Answer.TAKEN || answer == Answer.LINE_CUT) {
                            mails.add(mail);
                        }
                        if (answer == Answer.LINE_CUT) {
                            return;
                        }
                        say(out, answer.line);
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 fine");
                }
            }
        } catch (IOException _) {
            // The client went away.
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString();
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
