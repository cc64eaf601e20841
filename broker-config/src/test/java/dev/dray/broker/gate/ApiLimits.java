package dev.dray.broker.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersionCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestHeader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Which requests a release of Redpanda understands, and in which versions. */
final class ApiLimits {
    private final Map<Short, Range> ranges = new HashMap<>();

    private ApiLimits() {}

    private record Range(short min, short max) {
        boolean contains(short version) {
            return min <= version && version <= max;
        }
    }

    /** @param list the name of a list in {@code redpanda-api-versions.json} */
    static ApiLimits of(String list) {
        try (InputStream in = ApiLimits.class.getResourceAsStream("redpanda-api-versions.json")) {
            Map<String, List<Map<String, Object>>> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            ApiLimits limits = new ApiLimits();
            for (Map<String, Object> api : file.getOrDefault(list, List.of())) {
                limits.ranges.put(number(api, "key"), new Range(number(api, "min"), number(api, "max")));
            }
            return limits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a request, if anything. Asking for the versions is always right. */
    Optional<String> violation(RequestHeader request) {
        Range range = ranges.get(request.apiKey().id);
        boolean understood = range != null && range.contains(request.apiVersion());
        return understood || request.apiKey() == ApiKeys.API_VERSIONS
                ? Optional.empty()
                : Optional.of("%s version %d".formatted(request.apiKey(), request.apiVersion()));
    }

    /** What remains of a broker's own versions. */
    ApiVersionCollection cap(ApiVersionCollection versions) {
        ApiVersionCollection capped = new ApiVersionCollection();
        for (ApiVersion own : versions) {
            Range range = ranges.get(own.apiKey());
            if (range != null && own.minVersion() <= range.max() && range.min() <= own.maxVersion()) {
                capped.add(new ApiVersion()
                        .setApiKey(own.apiKey())
                        .setMinVersion((short) Math.max(own.minVersion(), range.min()))
                        .setMaxVersion((short) Math.min(own.maxVersion(), range.max())));
            }
        }
        return capped;
    }

    private static short number(Map<String, Object> api, String key) {
        if (!(api.get(key) instanceof Number number)) {
            throw new IllegalStateException("%s lacks %s".formatted(api, key));
        }
        return number.shortValue();
    }
}
