package dev.dray.ingress.http;

import dev.dray.ingress.channel.IngressException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** The token that is made with the home, in a file only its owner can read: who can read it speaks for the owner. */
final class HomeToken {
    private static final int RANDOM_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private HomeToken() {}

    /**
     * The token in a file, made if missing.
     *
     * @throws IngressException where the file cannot be used, or others can read it
     */
    static String in(Path file) {
        try {
            make(file);
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IngressException(
                        "%s can be read by others; run chmod 600 on it, or delete it to have a new token made"
                                .formatted(file));
            }
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new IngressException("%s is empty; delete it to have a new token made".formatted(file));
            }
            return token;
        } catch (IOException e) {
            throw new IngressException("%s cannot be used: %s; make it readable for this user".formatted(file, e), e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
        try (FileChannel out = FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            out.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        } catch (FileAlreadyExistsException _) {
            // Made at an earlier start.
        }
    }
}
