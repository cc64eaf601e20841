package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.telegram.JobProgress.Message;
import dev.dray.ingress.telegram.text.Formatted;
import dev.dray.schema.Action;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows chats what is being done: what the bot does, and one message a job, edited as the job goes on. */
record ShowProgress(Line.Open line, ProgressMessages messages) {
    private static final Logger log = LoggerFactory.getLogger(ShowProgress.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration APART = Duration.ofSeconds(3);
    /** A group gets only twenty messages a minute, and results come first. */
    private static final Duration APART_IN_A_GROUP = Duration.ofSeconds(15);

    /** Shows, for about five seconds, that the bot works on something. */
    void act(Target target, JobState state) throws InterruptedException {
        Target now = line.moved().now(target);
        if (line.pace().isHeld(now.chat())) {
            return;
        }
        boolean video = state.getJob().getLane().contains("video");
        try {
            BotAnswer answer = line.api()
                    .post("sendChatAction", MessageJson.to(now).put("action", video ? "upload_video" : "typing"));
            if (answer instanceof BotAnswer.Refused refused && Refusal.of(refused) instanceof Refusal.Flood flood) {
                line.pace().hold(now.chat(), flood.pause());
            }
        } catch (IOException _) {
            // It is over in five seconds anyway.
        }
    }

    /** Brings a job's message to where the job is; what does not work now may at the next call. */
    void show(Target target, JobProgress progress, Instant now) throws InterruptedException {
        Target there = line.moved().now(target);
        Duration apart = there.chat() < 0 ? APART_IN_A_GROUP : APART;
        Optional<String> edit = progress.isToBeEdited(now, apart);
        try {
            if (progress.isToBeShown(now)) {
                if (line.pace().take(there.chat(), 1).isZero()) {
                    create(there, progress, now);
                }
            } else if (edit.isPresent() && progress.message() instanceof Message.Known(long id)) {
                if (line.pace().take(there.chat(), 1).isZero()) {
                    edit(there, id, edit.get(), progress, now);
                }
            }
        } catch (IOException e) {
            log.atDebug()
                    .addKeyValue("job", progress.state().getJob().getId())
                    .addKeyValue("why", e.toString())
                    .log("Progress could not be shown");
        }
    }

    private void create(Target target, JobProgress progress, Instant now) throws IOException, InterruptedException {
        String job = progress.state().getJob().getId();
        String text = ProgressText.of(progress.state(), now);
        progress.trying(now);
        // Whatever becomes of the answer, there is never a second message.
        messages.unknown(job, now);
        progress.message(new Message.Lost());
        try {
            switch (line.api()
                    .post("sendMessage", MessageJson.words(target, Formatted.plain(text), cancel(progress)))) {
                case BotAnswer.Done done -> {
                    long id = JSON.readTree(done.result().array())
                            .path("message_id")
                            .asLong();
                    messages.known(job, id);
                    progress.message(new Message.Known(id));
                    progress.shown(text);
                }
                case BotAnswer.Refused refused -> refusedAtFirst(refused, target, job, progress);
                case BotAnswer.Garbled _ -> {}
            }
        } catch (ConnectException _) {
            none(job, progress);
        }
    }

    private void refusedAtFirst(BotAnswer.Refused refused, Target target, String job, JobProgress progress) {
        switch (Refusal.of(refused)) {
            case Refusal.Flood flood -> {
                line.pace().hold(target.chat(), flood.pause());
                none(job, progress);
            }
            case Refusal.Moved(long to) -> {
                line.moved().moved(target.chat(), to);
                none(job, progress);
            }
            case Refusal.NotNow _, Refusal.NoTopic _, Refusal.Unfit _, Refusal.Never _ -> {
                // The job's result will find out what it means.
            }
        }
    }

    private void none(String job, JobProgress progress) {
        messages.forget(job);
        progress.message(new Message.None());
    }

    private void edit(Target target, long id, String text, JobProgress progress, Instant now)
            throws IOException, InterruptedException {
        progress.trying(now);
        switch (line.api()
                .post("editMessageText", MessageJson.edit(target, id, Formatted.plain(text), cancel(progress)))) {
            case BotAnswer.Done _ -> progress.shown(text);
            case BotAnswer.Garbled _ -> {}
            case BotAnswer.Refused refused
            when refused.description().toLowerCase(Locale.ROOT).contains("not modified") -> progress.shown(text);
            case BotAnswer.Refused refused -> {
                switch (Refusal.of(refused)) {
                    case Refusal.Flood flood -> line.pace().hold(target.chat(), flood.pause());
                    case Refusal.Moved(long to) -> line.moved().moved(target.chat(), to);
                    case Refusal.NotNow _ -> {}
                    // Deleted, or too old: there was one, and there is to be no other.
                    case Refusal.Unfit _, Refusal.NoTopic _, Refusal.Never _ -> {
                        messages.unknown(progress.state().getJob().getId(), now);
                        progress.message(new Message.Lost());
                    }
                }
            }
        }
    }

    private static List<Action> cancel(JobProgress progress) {
        Job job = progress.state().getJob();
        return progress.isRunning()
                ? List.of(Action.newBuilder()
                        .setLabel("Cancel")
                        .setCommand("/cancel " + job.getId())
                        .build())
                : List.of();
    }
}
