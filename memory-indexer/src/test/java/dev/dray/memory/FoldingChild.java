package dev.dray.memory;

import dev.dray.broker.Clients;
import dev.dray.schema.JournalEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process that folds until it is killed, and tells when the files of a batch are written and its commit is to follow. */
final class FoldingChild {
    private static final long LINGER_MILLIS = 50;

    private FoldingChild() {}

    public static void main(String[] args) throws InterruptedException {
        Clients clients = new Clients(TestingBroker.at(args[0]), "child");
        try (var _ = new TestingMemory(Path.of(args[1]), clients, new Telling())) {
            new CountDownLatch(1).await();
        }
    }

    /** Comes behind the others, and draws out the moment between the files and the commit, for a kill to hit it. */
    private record Telling() implements Projection {
        @Override
        public Batch begin(Connection transaction) {
            return new Batch() {
                @Override
                public void apply(JournalEntry entry) {}

                @Override
                public void finish() {
                    System.out.println("batch");
                    try {
                        var _ = new CountDownLatch(1).await(LINGER_MILLIS, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        }
    }
}
