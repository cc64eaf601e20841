package dev.dray.router.unique;

import dev.dray.router.deadletter.Arrival;
import dev.dray.router.decide.Decision;
import dev.dray.router.job.Dispatch;
import dev.dray.router.journal.JobEntries;
import dev.dray.router.out.Effect;
import dev.dray.router.out.UniqueChange;
import dev.dray.router.out.UniqueChange.Over;
import dev.dray.router.out.UniqueChange.Reopened;
import dev.dray.router.out.UniqueChange.Wanted;
import dev.dray.router.reply.JobReplies;
import dev.dray.schema.Job;
import dev.dray.schema.UndecodableException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Makes a job unless one of the same key is under way; then whoever asked is told of that one. */
public final class AdmitUnique implements Decision {
    private static final String STORE = "unique";

    private final JobEntries entries;
    private final Dispatch dispatch;
    private @Nullable KeyValueStore<String, String> underWay;

    public AdmitUnique(JobEntries entries, Dispatch dispatch) {
        this.entries = entries;
        this.dispatch = dispatch;
    }

    public static Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.String()));
    }

    @Override
    public void begin(ProcessorContext<String, Effect> context) {
        underWay = context.getStateStore(STORE);
    }

    @Override
    public List<Effect> of(Arrival arrival) throws UndecodableException {
        UniqueChange change = UniqueChange.read(arrival.bytes());
        String key = change.key();
        return switch (change) {
            case Wanted(Job job) -> wanted(key, job, arrival.at());
            case Reopened(Job job) -> {
                underWay().putIfAbsent(key, job.getId());
                yield List.of();
            }
            case Over(Job job) -> {
                if (job.getId().equals(underWay().get(key))) {
                    underWay().delete(key);
                }
                yield List.of();
            }
        };
    }

    private List<Effect> wanted(String key, Job job, Instant now) {
        String before = underWay().putIfAbsent(key, job.getId());
        return before == null
                ? dispatch.first(job, now)
                : List.of(JobReplies.coalesced(job, before, now), entries.coalesced(job, before));
    }

    private KeyValueStore<String, String> underWay() {
        if (underWay == null) {
            throw new IllegalStateException("a wish before the beginning");
        }
        return underWay;
    }
}
