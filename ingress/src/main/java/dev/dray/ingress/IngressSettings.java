package dev.dray.ingress;

import dev.dray.ingress.blob.BlobsConfig;
import dev.dray.ingress.delivery.DeliveryConfig;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * What the ingress takes of {@code dray.yaml}.
 *
 * @param zone whose clock quiet hours go by, and entries that name none
 * @param known whether a sender, such as {@code telegram:42}, is somebody whose files are worth keeping
 */
public record IngressSettings(
        ChannelsConfig channels, DeliveryConfig delivery, BlobsConfig blobs, ZoneId zone, Predicate<String> known) {}
