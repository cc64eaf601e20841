package dev.dray.ingress.email;

import dev.dray.ingress.email.EmailConfig.Imap;
import dev.dray.ingress.email.MailLedger.Progress;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** One folder, open for reading on a line of its own: nothing in it is changed, nor marked as read. */
final class OpenFolder implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final Store store;
    private final IMAPFolder folder;

    private final boolean tells;
    private volatile boolean news;
    private volatile boolean listening;

    private OpenFolder(Store store, IMAPFolder folder, boolean tells) {
        this.store = store;
        this.folder = folder;
        this.tells = tells;
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                told();
            }
        });
    }

    /** A mail that is there, not fetched yet. */
    record There(IMAPMessage mail, long uid, Optional<Instant> arrivedAt, int size) {}

    /** @throws MessagingException where the server does not let us */
    static OpenFolder open(Imap imap, String name) throws MessagingException {
        Store store = MailServer.imap(imap).getStore("imap");
        try {
            store.connect(imap.host(), imap.port(), imap.user(), imap.password().reveal());
            boolean tells = ((IMAPStore) store).hasCapability("IDLE");
            OpenFolder open = new OpenFolder(store, (IMAPFolder) store.getFolder(name), tells);
            open.folder.open(Folder.READ_ONLY);
            return open;
        } catch (MessagingException | RuntimeException e) {
            closeQuietly(store, e);
            throw e;
        }
    }

    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** The highest UID a mail can have now; 0 in a folder that never had one. */
    long highestUid() throws MessagingException {
        long next = folder.getUIDNext();
        if (next > 0) {
            return next - 1;
        }
        int count = folder.getMessageCount();
        return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
    }

    /** The mails behind a UID, in the order of their UIDs. */
    List<There> after(Progress progress) throws MessagingException {
        Message[] found = folder.getMessagesByUID(progress.dealtUntil() + 1, UIDFolder.LASTUID);
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(found, profile);
        List<There> there = new ArrayList<>();
        for (Message each : found) {
            // The server may have removed it in between; and asked for what is behind the last, it names the last.
            if (each instanceof IMAPMessage mail && !mail.isExpunged()) {
                long uid = folder.getUID(mail);
                if (uid > progress.dealtUntil()) {
                    Date arrived = mail.getReceivedDate();
                    there.add(new There(mail, uid, Optional.ofNullable(arrived).map(Date::toInstant), mail.getSize()));
                }
            }
        }
        there.sort(Comparator.comparingLong(There::uid));
        return there;
    }

    /**
     * The bytes of a mail, up to {@code most}; empty where it was removed.
     *
     * @throws MessagingException where the server does not hand it out
     */
    Optional<byte[]> fetch(There there, long most) throws MessagingException {
        there.mail().setPeek(true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(PIECE, there.size()));
        try (InputStream mail = there.mail().getMimeStream()) {
            byte[] piece = new byte[PIECE];
            for (int read = mail.read(piece); read >= 0 && bytes.size() < most; read = mail.read(piece)) {
                bytes.write(piece, 0, (int) Math.min(read, most - bytes.size()));
            }
            return Optional.of(bytes.toByteArray());
        } catch (MessageRemovedException _) {
            return Optional.empty();
        } catch (IOException e) {
            if (there.mail().isExpunged() || e.getCause() instanceof MessageRemovedException) {
                return Optional.empty();
            }
            throw new MessagingException("mail %d of %s cannot be fetched".formatted(there.uid(), folder.getName()), e);
        }
    }

    /** How many mails there are, as far as the server has told. */
    int count() throws MessagingException {
        return folder.getMessageCount();
    }

    /** Whether the server tells of news by itself. */
    boolean tells() {
        return tells;
    }

    /** Before looking: news from now on end the next {@link #listen} at once. */
    void forgetNews() {
        news = false;
    }

    /** Waits until the server tells of something, or somebody calls {@link #ask}. */
    void listen() throws MessagingException {
        listening = true;
        try {
            if (!news) {
                folder.idle(true);
            }
        } catch (IllegalStateException e) {
            throw new FolderClosedException(folder, "the line was cut", e);
        } finally {
            listening = false;
        }
    }

    /** Asks the server whether it is there, which also ends a {@link #listen}. */
    void ask() throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
    }

    /** What the server tells of just before it listens, the library takes in without waking who waits. */
    private void told() {
        news = true;
        try {
            while (listening) {
                ask();
            }
        } catch (MessagingException | IllegalStateException _) {
            // The line was cut; who listens meets the same.
        }
    }

    /** Ends the line without asking the server. */
    @Override
    public void close() {
        try {
            folder.forceClose();
        } catch (MessagingException | IllegalStateException _) {
            // It is closed, which is what was wanted.
        }
        closeQuietly(store, null);
    }

    private static void closeQuietly(Store store, @Nullable Exception because) {
        try {
            store.close();
        } catch (MessagingException e) {
            if (because != null) {
                because.addSuppressed(e);
            }
        }
    }
}
