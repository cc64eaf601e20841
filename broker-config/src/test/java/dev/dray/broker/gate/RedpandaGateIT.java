package dev.dray.broker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.broker.TestingBroker;
import java.io.DataOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.RequestHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The gate has to be able to refuse; else its passing says nothing. */
class RedpandaGateIT {
    @RegisterExtension
    static final TestingBroker KAFKA = new TestingBroker();

    private final RedpandaGate gate = new RedpandaGate(KAFKA.broker().address(), "apis_v26_1");

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    @Test
    void whatRedpandaDoesNotHaveIsNotOffered() throws Exception {
        Clients gated =
                new Clients(new ExternalBroker(TestingBroker.at(gate.address().toString())), "test");
        try (Admin direct = KAFKA.clients().admin("admin");
                Admin admin = gated.admin("admin")) {
            direct.describeMetadataQuorum().quorumInfo().get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> admin.describeMetadataQuorum().quorumInfo().get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnsupportedVersionException.class);
        }
    }

    @Test
    void whoeverAsksForItAnywayIsCutOffAndRemembered() throws Exception {
        RequestHeader header = new RequestHeader(ApiKeys.DESCRIBE_QUORUM, (short) 0, "rude", 1);
        byte[] frame = MessageUtil.toByteBufferAccessor(header.data(), header.headerVersion())
                .buffer()
                .array();
        try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), gate.address().port());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            socket.setSoTimeout(30_000);
            out.writeInt(frame.length);
            out.write(frame);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(gate.violations()).containsExactly("DESCRIBE_QUORUM version 0");
    }
}
