package dev.dray.broker.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FatalFaultsTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final List<Integer> ends = new ArrayList<>();
    private FatalFaults faults = newFaults(Path.of("."));

    @BeforeEach
    void listen() {
        faults = newFaults(directory);
        faults.listen();
    }

    @AfterEach
    void stopListening() {
        Exit.resetHaltProcedure();
        Exit.resetExitProcedure();
    }

    @Test
    void aFaultWhileStartingIsTheReasonWhyItDidNotStart() {
        assertThatThrownBy(() -> Exit.halt(1)).isInstanceOf(IllegalStateException.class);
        assertThat(faults.whileStarting()).isCompletedExceptionally();
        assertThat(ends).isEmpty();
        assertThat(complaints.size()).isZero();
    }

    @Test
    void aLaterFaultEndsTheProcessWithALine() {
        faults.started();
        assertThatThrownBy(() -> Exit.halt(3)).isInstanceOf(IllegalStateException.class);
        assertThat(ends).containsExactly(3);
        assertThat(complaints.toString(UTF_8))
                .hasLineCount(1)
                .startsWith("dray: ")
                .contains(directory.toString(), "MiB free", "start again");
    }

    @Test
    void aFaultThatCallsItselfSuccessStillEndsTheProcessAsAFailure() {
        faults.started();
        assertThatThrownBy(() -> Exit.exit(0)).isInstanceOf(IllegalStateException.class);
        assertThat(ends).containsExactly(1);
    }

    private FatalFaults newFaults(Path place) {
        return new FatalFaults(place, new PrintStream(complaints, true, UTF_8), ends::add);
    }
}
