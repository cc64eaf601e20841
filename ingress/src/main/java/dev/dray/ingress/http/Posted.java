package dev.dray.ingress.http;

import dev.dray.schema.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a request says of a message, before it is known who may say so.
 *
 * @param id the sender's own id, unique within the source
 * @param source what sent it; the caller where absent
 * @param conversation where it belongs; the source's own where absent
 * @param senderName the name to show
 * @param notBefore when what it asks for shall be done, at the earliest
 */
record Posted(
        Optional<String> id,
        Optional<String> source,
        Optional<String> conversation,
        Optional<String> senderName,
        String kind,
        String text,
        List<Attachment> attachments,
        Optional<Instant> sentAt,
        Optional<Instant> notBefore) {}
