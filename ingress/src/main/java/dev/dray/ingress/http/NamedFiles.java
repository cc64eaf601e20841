package dev.dray.ingress.http;

import dev.dray.ingress.blob.BlobId;
import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.schema.Attachment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The files a message names: those that are said to be in the blob store are there, and stay until they are needed. */
final class NamedFiles {
    private final BlobStore blobs;

    NamedFiles(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * The attachments, with the sizes of those that are here.
     *
     * @param needed when the message is acted upon, at the earliest
     */
    List<Attachment> checked(List<Attachment> said, Instant needed) {
        List<Attachment> checked = new ArrayList<>();
        for (Attachment each : said) {
            if (each.getId().startsWith(BlobId.SCHEME)) {
                Blob blob = blobs.use(each.getId(), needed)
                        .orElseThrow(() -> Problem.unprocessable(
                                "attachments[%d].id: %s is not here; send the file first, with POST /uploads or PUT /blobs/sha256:…, and then the message"
                                        .formatted(checked.size(), each.getId())));
                checked.add(Attachment.newBuilder(each).setSize(blob.size()).build());
            } else {
                checked.add(each);
            }
        }
        return checked;
    }
}
