package dev.dray.ingress.telegram;

import java.util.List;

/**
 * The kinds of update to ask for: all of them. Telegram leaves some out unless they are named, and ignores names it does
 * not know.
 */
final class UpdateKinds {
    static final List<String> ALL = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "business_connection",
            "business_message",
            "edited_business_message",
            "deleted_business_messages",
            "guest_message",
            "message_reaction",
            "message_reaction_count",
            "inline_query",
            "chosen_inline_result",
            "callback_query",
            "shipping_query",
            "pre_checkout_query",
            "purchased_paid_media",
            "poll",
            "poll_answer",
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost",
            "managed_bot",
            "subscription");

    private UpdateKinds() {}
}
