package dev.dray.cli.pair;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.cli.CliException;
import dev.dray.cli.Common;
import dev.dray.cli.ExitCode;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.ingress.pairing.OpenCode;
import dev.dray.ingress.pairing.Pairings;
import dev.dray.ingress.telegram.TelegramSource;
import dev.dray.schema.Role;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dray pair}. */
@Command(
        name = "pair",
        description = "Prints a code that makes whoever sends it to the Telegram bot first an owner.",
        subcommands = {PairListCommand.class, PairRevokeCommand.class})
public final class PairCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Option(names = "--guest", description = "A guest instead, who may do what routes allow guests")
    private boolean guest;

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        if (settings.config().channels().telegram().isEmpty()) {
            throw new CliException(
                    ExitCode.CONFIGURATION,
                    "%s has no channels.telegram, so there is no bot to send a code to; run this on the gateway's home"
                            .formatted(settings.home().config()));
        }
        try (Pairings pairings = People.open(settings.home(), common.clock())) {
            OpenCode code = pairings.open(guest ? Role.GUEST : Role.OWNER);
            print(code, pairings.bot(TelegramSource.CHANNEL));
        }
    }

    private void print(OpenCode open, Optional<String> bot) {
        Screen screen = common.screen();
        Optional<String> link = bot.map(
                name -> "https://t.me/%s?start=%s".formatted(name, open.code().text()));
        if (screen.json()) {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("code", open.code().text())
                    .put("role", open.role().name().toLowerCase(Locale.ROOT))
                    .put("until", open.until().toString());
            link.ifPresent(address -> json.put("link", address));
            screen.json(json);
            return;
        }
        screen.line(open.code().text());
        link.ifPresent(screen::line);
        screen.aside("Within %d minutes, %ssend \"/pair %s\" to %s in a private chat. Who does so first is %s."
                .formatted(
                        Pairings.GOOD_FOR.toMinutes(),
                        link.isPresent() ? "open the link, or " : "",
                        open.code().text(),
                        bot.map(name -> "@" + name).orElse("the bot"),
                        guest ? "a guest" : "an owner"));
    }
}
