package dev.dray.broker.read;

import java.util.List;
import java.util.Map;

/**
 * A topic as the broker describes it.
 *
 * @param replication how many copies there are of each partition
 * @param settings all settings in force, the broker's defaults among them
 */
public record TopicInfo(String name, int replication, List<Extent> partitions, Map<String, String> settings) {
    public TopicInfo {
        partitions = List.copyOf(partitions);
        settings = Map.copyOf(settings);
    }

    /**
     * From where to where a partition reaches.
     *
     * @param begin the first offset there is
     * @param end the offset the next record will get
     */
    public record Extent(int partition, long begin, long end) {}

    /** How many records there are at most: offsets have gaps. */
    public long records() {
        return partitions.stream().mapToLong(each -> each.end() - each.begin()).sum();
    }
}
