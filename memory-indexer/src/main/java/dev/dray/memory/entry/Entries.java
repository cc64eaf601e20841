package dev.dray.memory.entry;

import dev.dray.memory.Projection;
import dev.dray.schema.Attachment;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Money;
import dev.dray.schema.Usage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Keeps every entry as a row of {@code entry}, with all its fields, and its files as rows of {@code attachment}. */
public final class Entries implements Projection {
    private static final String ENTRY = """
            INSERT INTO entry (id, workspace, kind, at, who, sender, channel, conversation, message, job, text, tool,
                status, result, node, waited, ran, input_tokens, output_tokens, model, cost, currency)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING number""";
    private static final String ATTACHMENT =
            "INSERT INTO attachment (entry, place, id, name, media_type, size) VALUES (?, ?, ?, ?, ?, ?)";

    @Override
    public Batch begin(Connection transaction) {
        return entry -> {
            long number = insert(transaction, entry);
            insert(transaction, number, entry.getAttachments());
        };
    }

    private static long insert(Connection transaction, JournalEntry entry) throws SQLException {
        Optional<Usage> usage = entry.getUsage();
        Optional<Money> cost = usage.flatMap(Usage::getCost);
        try (PreparedStatement insert = transaction.prepareStatement(ENTRY)) {
            new Columns(insert)
                    .set(entry.getId())
                    .set(entry.getWorkspace())
                    .set(entry.getKind().name())
                    .set(ChronoUnit.MICROS.between(Instant.EPOCH, entry.getAt()))
                    .set(entry.getWho())
                    .set(entry.getSender())
                    .set(entry.getChannel())
                    .set(entry.getConversation())
                    .set(entry.getMessageId())
                    .set(entry.getJobId())
                    .set(entry.getText())
                    .set(entry.getTool())
                    .set(entry.getStatus().map(Enum::name))
                    .set(entry.getResult())
                    .set(entry.getNode())
                    .set(entry.getWaitedMillis())
                    .set(entry.getRanMillis())
                    .set(usage.map(Usage::getInputTokens))
                    .set(usage.map(Usage::getOutputTokens))
                    .set(usage.flatMap(Usage::getModel))
                    .set(cost.map(Money::getMicros))
                    .set(cost.map(Money::getCurrency));
            try (var row = insert.executeQuery()) {
                return row.getLong(1);
            }
        }
    }

    private static void insert(Connection transaction, long entry, List<Attachment> attachments) throws SQLException {
        if (attachments.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(ATTACHMENT)) {
            for (int place = 0; place < attachments.size(); place++) {
                Attachment attachment = attachments.get(place);
                new Columns(insert)
                        .set(entry)
                        .set(place)
                        .set(attachment.getId())
                        .set(attachment.getName())
                        .set(attachment.getMediaType())
                        .set(attachment.getSize());
                insert.executeUpdate();
            }
        }
    }

    /** Sets a statement's parameters from left to right; an empty one is NULL. */
    private static final class Columns {
        private final PreparedStatement statement;
        private int last;

        Columns(PreparedStatement statement) {
            this.statement = statement;
        }

        Columns set(Object value) throws SQLException {
            return set(Optional.of(value));
        }

        Columns set(Optional<?> value) throws SQLException {
            last++;
            if (value.isPresent()) {
                statement.setObject(last, value.get());
            } else {
                statement.setNull(last, Types.NULL);
            }
            return this;
        }
    }
}
