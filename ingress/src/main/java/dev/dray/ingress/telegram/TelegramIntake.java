package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.pairing.Pairings;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * Where what comes from Telegram goes, whichever way it comes.
 *
 * @param blobs where the bytes of files go
 * @param pairings who was let in, and how somebody is
 * @param known whether a sender's files are worth keeping who was not paired: a stranger must not fill the disk
 */
public record TelegramIntake(
        Recorder recorder, Blobs blobs, Pairings pairings, Predicate<String> known, InstantSource clock) {

    /** What records the updates of a bot. */
    RecordUpdates of(Bot bot, BotApi api, Groups groups) {
        pairings.callBot(TelegramSource.CHANNEL, bot.username());
        FetchFiles files = new FetchFiles(api, blobs, clock);
        Reception reception =
                new Reception(new UpdateMessage(bot, groups), pairings, files, new BestEffort(api), known, clock);
        return new RecordUpdates(reception, files, recorder, clock);
    }
}
