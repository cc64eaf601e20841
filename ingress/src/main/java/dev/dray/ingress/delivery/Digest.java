package dev.dray.ingress.delivery;

import dev.dray.schema.Attachment;
import dev.dray.schema.Reply;
import java.util.List;
import java.util.stream.Collectors;

/** Several notices as one. */
final class Digest {
    private Digest() {}

    /** One reply that says what all say, in order; it goes by the name of the first. */
    static Reply of(List<Reply> notices) {
        if (notices.size() == 1) {
            return notices.getFirst();
        }
        List<Attachment> files =
                notices.stream().flatMap(each -> each.getAttachments().stream()).toList();
        return Reply.newBuilder(notices.getFirst())
                .setText(notices.stream().map(Reply::getText).collect(Collectors.joining("\n\n")))
                .setAttachments(files)
                .build();
    }
}
