package dev.dray.bench.email;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** An account as somebody else sees it, who puts mails into its folders. */
final class Mailbox implements AutoCloseable {
    private final Session session;
    private final Store store;

    Mailbox(MailHost host) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.host", host.imap().host());
        properties.setProperty("mail.imap.port", String.valueOf(host.imap().port()));
        session = Session.getInstance(properties);
        store = session.getStore("imap");
        store.connect(host.imap().host(), host.imap().port(), host.user(), host.password());
    }

    /** A folder of that name with nothing in it, numbered anew where there was one. */
    void fresh(String name) throws MessagingException {
        Folder folder = store.getFolder(name);
        if (folder.exists()) {
            folder.open(Folder.READ_WRITE);
            for (Message mail : folder.getMessages()) {
                mail.setFlag(Flags.Flag.DELETED, true);
            }
            folder.close(true);
            folder.delete(false);
        }
        folder.create(Folder.HOLDS_MESSAGES);
    }

    /** Empties a folder and has its mails numbered anew; servers number by the second. */
    void renumber(String name) throws MessagingException {
        long before = ((IMAPFolder) store.getFolder(name)).getUIDValidity();
        do {
            fresh(name);
        } while (((IMAPFolder) store.getFolder(name)).getUIDValidity() == before);
    }

    /** Puts a mail into a folder; the id of the message that is to become of it. */
    String append(String account, String name, byte[] mail) throws MessagingException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        AppendUID[] uid = folder.appendUIDMessages(new Message[] {new RawMail(session, mail)});
        if (uid == null || uid[0] == null) {
            throw new MessagingException("the server does not say which UID a mail got; it needs UIDPLUS");
        }
        return "email:%s:%s:%d:%d".formatted(account, name, uid[0].uidvalidity, uid[0].uid);
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
