package dev.dray.memory;

import dev.dray.broker.Clients;
import dev.dray.schema.JournalEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;

/** A process that folds until it is killed, and prints a line before each commit. */
final class FoldingChild {
    private FoldingChild() {}

    public static void main(String[] args) throws InterruptedException {
        Projection telling = new Telling();
        try (var _ = new TestingMemory(Path.of(args[1]), new Clients(TestingBroker.at(args[0]), "child"), telling)) {
            new CountDownLatch(1).await();
        }
    }

    private record Telling() implements Projection {
        @Override
        public Batch begin(Connection transaction) {
            return new Batch() {
                @Override
                public void apply(JournalEntry entry) {}

                @Override
                public void finish() {
                    System.out.println("batch");
                }
            };
        }
    }
}
