package dev.dray.broker.gate;

import dev.dray.runtime.value.HostPort;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.requests.RequestHeader;

/** One client's connection through the gate: its requests are checked, some of the answers changed. */
final class GatedConnection {
    private final Socket client;
    private final Socket broker;
    private final ApiLimits limits;
    private final AnswerChange change;
    private final Queue<String> violations;
    private final Map<Integer, RequestHeader> asked = new ConcurrentHashMap<>();

    GatedConnection(Socket client, Socket broker, HostPort gate, ApiLimits limits, Queue<String> violations) {
        this.client = client;
        this.broker = broker;
        this.limits = limits;
        this.change = new AnswerChange(gate, limits);
        this.violations = violations;
    }

    void start() {
        Thread.ofVirtual().name("gate-requests").start(() -> pump(client, broker, this::request));
        Thread.ofVirtual().name("gate-answers").start(() -> pump(broker, client, this::answer));
    }

    /** Says what to pass on of a frame; nothing ends the connection. */
    private interface Check {
        Optional<byte[]> pass(byte[] frame);
    }

    private void pump(Socket from, Socket to, Check check) {
        try (from;
                to;
                DataInputStream in = new DataInputStream(from.getInputStream());
                DataOutputStream out = new DataOutputStream(to.getOutputStream())) {
            while (true) {
                byte[] frame = new byte[in.readInt()];
                in.readFully(frame);
                Optional<byte[]> passed = check.pass(frame);
                if (passed.isEmpty()) {
                    return;
                }
                byte[] bytes = passed.get();
                out.write(ByteBuffer.allocate(Integer.BYTES + bytes.length)
                        .putInt(bytes.length)
                        .put(bytes)
                        .array());
            }
        } catch (IOException _) {
            // One side has closed; so does the other.
        }
    }

    private Optional<byte[]> request(byte[] frame) {
        RequestHeader header = RequestHeader.parse(ByteBuffer.wrap(frame));
        Optional<String> violation = limits.violation(header);
        violation.ifPresent(violations::add);
        asked.put(header.correlationId(), header);
        return violation.isPresent() ? Optional.empty() : Optional.of(frame);
    }

    private Optional<byte[]> answer(byte[] frame) {
        RequestHeader header = asked.remove(ByteBuffer.wrap(frame).getInt());
        return Optional.of(header == null ? frame : change.of(header, frame));
    }
}
