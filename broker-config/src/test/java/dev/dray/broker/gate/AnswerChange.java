package dev.dray.broker.gate;

import dev.dray.runtime.value.HostPort;
import java.nio.ByteBuffer;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;

/** Puts the gate where an answer names the broker, and the limits where it names versions. */
record AnswerChange(HostPort gate, ApiLimits limits) {
    byte[] of(RequestHeader request, byte[] frame) {
        return switch (request.apiKey()) {
            case API_VERSIONS, METADATA, FIND_COORDINATOR, DESCRIBE_CLUSTER -> changed(request, frame);
            default -> frame;
        };
    }

    private byte[] changed(RequestHeader request, byte[] frame) {
        ApiMessage data =
                AbstractResponse.parseResponse(ByteBuffer.wrap(frame), request).data();
        switch (data) {
            case ApiVersionsResponseData versions -> versions.setApiKeys(limits.cap(versions.apiKeys()));
            case MetadataResponseData metadata ->
                metadata.brokers().forEach(each -> each.setHost(gate.host()).setPort(gate.port()));
            case DescribeClusterResponseData cluster ->
                cluster.brokers().forEach(each -> each.setHost(gate.host()).setPort(gate.port()));
            case FindCoordinatorResponseData found -> {
                found.coordinators().forEach(each -> each.setHost(gate.host()).setPort(gate.port()));
                if (request.apiVersion() < 4) {
                    found.setHost(gate.host()).setPort(gate.port());
                }
            }
            default -> {}
        }
        ByteBuffer bytes = RequestUtils.serialize(
                new ResponseHeaderData().setCorrelationId(request.correlationId()),
                request.apiKey().responseHeaderVersion(request.apiVersion()),
                data,
                request.apiVersion());
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }
}
