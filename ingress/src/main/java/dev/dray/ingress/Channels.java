package dev.dray.ingress;

import dev.dray.broker.Clients;
import dev.dray.ingress.calendar.CalendarSource;
import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.Source;
import dev.dray.ingress.cron.CronChannel;
import dev.dray.ingress.email.EmailConfig;
import dev.dray.ingress.email.EmailDelivery;
import dev.dray.ingress.email.EmailSource;
import dev.dray.ingress.email.MailLedger;
import dev.dray.ingress.pairing.Pairings;
import dev.dray.ingress.telegram.TelegramConfig;
import dev.dray.ingress.telegram.TelegramIntake;
import dev.dray.ingress.telegram.TelegramOut;
import dev.dray.ingress.telegram.TelegramSource;
import dev.dray.ingress.telegram.TelegramWebhook;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the channels together that {@code dray.yaml} asks for, all but http, which shows the others. */
final class Channels {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final Backoff EMAIL_BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(2));

    private final IngressSettings settings;
    private final Clients clients;
    private final Recorder recorder;
    private final Blobs blobs;
    private final Home home;
    private final InstantSource clock;
    private final Timer timer;

    Channels(
            IngressSettings settings,
            Clients clients,
            Recorder recorder,
            Blobs blobs,
            Home home,
            InstantSource clock,
            Timer timer) {
        this.settings = settings;
        this.clients = clients;
        this.recorder = recorder;
        this.blobs = blobs;
        this.home = home;
        this.clock = clock;
        this.timer = timer;
    }

    List<Channel> all() {
        List<Channel> channels = new ArrayList<>(List.of(cron()));
        if (!settings.channels().calendar().isEmpty()) {
            channels.add(calendar());
        }
        settings.channels().telegram().map(this::telegram).ifPresent(channels::add);
        if (!settings.channels().email().isEmpty()) {
            channels.add(email(settings.channels().email()));
        }
        return channels;
    }

    private Channel email(List<EmailConfig> accounts) {
        MailLedger mails = new MailLedger(home.state().resolve("email.db"));
        return new Channel(
                EmailSource.CHANNEL,
                List.of(mails),
                List.of(new EmailSource(accounts, mails, blobs, recorder, clock, timer, EMAIL_BACKOFF)),
                Optional.of(new EmailDelivery(accounts, mails, blobs)),
                Optional.empty());
    }

    private Channel telegram(TelegramConfig config) {
        Pairings pairings = new Pairings(home.state().resolve(Pairings.FILE), clock);
        TelegramOut out = new TelegramOut(config, blobs, home.state().resolve("telegram-sent.db"), clock, timer);
        TelegramIntake intake = new TelegramIntake(recorder, blobs, pairings, settings.known(), clock);
        Source source = config.webhook().isPresent()
                ? new TelegramWebhook(config, intake, BACKOFF)
                : new TelegramSource(config, intake, BACKOFF);
        return new Channel(
                TelegramSource.CHANNEL,
                List.of(pairings, out),
                List.of(source),
                Optional.of(out.delivery()),
                Optional.of(out.activity()));
    }

    private Channel cron() {
        return Channel.in(
                CronChannel.CHANNEL,
                List.of(new CronChannel(
                        settings.channels().cron(),
                        settings.zone(),
                        home.state().resolve("cron.db"),
                        clients,
                        recorder,
                        clock,
                        timer)));
    }

    private Channel calendar() {
        return Channel.in(
                CalendarSource.CHANNEL,
                List.of(new CalendarSource(
                        settings.channels().calendar(),
                        settings.zone(),
                        home.state().resolve("calendar.db"),
                        recorder,
                        clock,
                        timer)));
    }
}
