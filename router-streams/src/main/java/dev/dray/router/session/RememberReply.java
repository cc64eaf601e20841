package dev.dray.router.session;

import dev.dray.router.deadletter.Arrival;
import dev.dray.router.decide.Decision;
import dev.dray.router.out.Effect;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import dev.dray.schema.Turn;
import dev.dray.schema.UndecodableException;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Notes what was answered, as a turn of its conversation. */
public final class RememberReply implements Decision {
    private static final String US = "dray";

    private @Nullable Sessions sessions;

    @Override
    public void begin(ProcessorContext<String, Effect> context) {
        sessions = new Sessions(context.getStateStore(Sessions.STORE));
    }

    @Override
    public List<Effect> of(Arrival arrival) throws UndecodableException {
        Reply reply = Topics.REPLIES.read(arrival.value());
        if (sessions == null) {
            throw new IllegalStateException("a reply before the beginning");
        }
        if (reply.getKind() == ReplyKind.RESULT || reply.getKind() == ReplyKind.FAILURE) {
            sessions.add(
                    reply.getConversation(),
                    Turn.newBuilder()
                            .setAt(reply.getAt())
                            .setWho(US)
                            .setText(reply.getText())
                            .build());
        }
        return List.of();
    }
}
