package dev.dray.cli.pair;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dray.cli.Common;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Table;
import dev.dray.cli.view.Times;
import dev.dray.ingress.pairing.PairedPerson;
import dev.dray.ingress.pairing.Pairings;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray pair list}. */
@Command(name = "list", description = "Lists who was let in by a code.")
final class PairListCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        Screen screen = common.screen();
        try (Pairings pairings = People.open(settings.home(), common.clock())) {
            print(pairings.people(), screen, settings.config().localZone());
        }
    }

    private static void print(List<PairedPerson> people, Screen screen, ZoneId zone) {
        if (screen.json()) {
            people.forEach(person -> screen.json(JsonNodeFactory.instance
                    .objectNode()
                    .put("sender", person.sender())
                    .put("name", person.name())
                    .put("role", role(person))
                    .put("at", person.at().toString())));
            return;
        }
        Table table = new Table("SENDER", "ROLE", "SINCE", "NAME");
        people.forEach(person -> table.row(person.sender(), role(person), Times.say(person.at(), zone), person.name()));
        screen.table(table);
    }

    private static String role(PairedPerson person) {
        return person.role().name().toLowerCase(Locale.ROOT);
    }
}
