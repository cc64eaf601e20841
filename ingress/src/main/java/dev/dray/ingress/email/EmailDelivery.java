package dev.dray.ingress.email;

import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Delivery;
import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.Undeliverable;
import dev.dray.ingress.channel.Sending;
import dev.dray.ingress.email.EmailConfig.Smtp;
import dev.dray.ingress.email.MailLedger.Answerable;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Mails replies, one mail each, in the thread of what they answer. Progress is not mailed, and no reply goes to a mail
 * that was automatic, or to ourselves.
 */
public final class EmailDelivery implements Delivery {
    private final Map<String, EmailConfig> accounts;
    private final MailLedger ledger;
    private final Blobs blobs;

    /** @param ledger open before the first delivery */
    public EmailDelivery(List<EmailConfig> accounts, MailLedger ledger, Blobs blobs) {
        this.accounts = accounts.stream().collect(Collectors.toMap(EmailConfig::name, Function.identity()));
        this.ledger = ledger;
        this.blobs = blobs;
    }

    @Override
    public DeliveryOutcome deliver(Reply reply, Sending sending) {
        Optional<EmailConversation> conversation = EmailConversation.parse(reply.getConversation());
        if (conversation.isEmpty()) {
            return new Undeliverable("\"%s\" names no mail address; it would look like email/office/ann@example.org"
                    .formatted(reply.getConversation()));
        }
        EmailConfig account = accounts.get(conversation.get().account());
        Optional<Smtp> smtp = Optional.ofNullable(account).flatMap(EmailConfig::smtp);
        if (account == null || smtp.isEmpty()) {
            return new Undeliverable("channels.email has no account \"%s\" with an smtp server to send by"
                    .formatted(conversation.get().account()));
        }
        if (reply.getKind() == ReplyKind.PROGRESS || sending.partsDone() > 0) {
            return new Delivered();
        }
        Optional<Answerable> answered = answered(reply, conversation.get());
        if (answered.filter(Answerable::automatic).isPresent()
                || conversation.get().address().toString().equals(account.address())) {
            return new Undeliverable("what it answers is an automatic mail, or our own; those are never answered");
        }
        OutgoingMail mail = new OutgoingMail(account, conversation.get().address(), reply, answered);
        // Before it is sent: an answer to it may be here before we know that it was.
        ledger.sent(account.name(), mail.messageId(), root(account, mail, answered));
        DeliveryOutcome outcome = new SmtpLine(smtp.get())
                .send(line -> mail.composed(line.session(), sending.mayHaveArrived(), line.most(), blobs));
        if (outcome instanceof Delivered) {
            sending.partDone();
        }
        return outcome;
    }

    /** The mail it answers: the one it names, else the latest of its thread. */
    private Optional<Answerable> answered(Reply reply, EmailConversation conversation) {
        return reply.getMessageId()
                .flatMap(ledger::answerable)
                .filter(mail -> mail.conversation().equals(conversation.toString()))
                .or(() -> conversation.thread().flatMap(_ -> ledger.latest(conversation.toString())));
    }

    private String root(EmailConfig account, OutgoingMail mail, Optional<Answerable> answered) {
        return answered.map(Answerable::messageId)
                .filter(id -> !id.isEmpty())
                .map(id -> ledger.root(account.name(), id).orElse(id))
                .orElse(mail.messageId());
    }
}
