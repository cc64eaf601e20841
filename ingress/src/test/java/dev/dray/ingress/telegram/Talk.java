package dev.dray.ingress.telegram;

/** Updates as people cause them. */
final class Talk {
    private Talk() {}

    /** What user 42 says in a group, with entities. */
    static String inGroup(int id, String text, String entities) {
        return inGroup(id, text, entities, "");
    }

    /** What user 42 says in a group, with entities and further members of the message. */
    static String inGroup(int id, String text, String entities, String more) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"from":{"id":42,"is_bot":false,"first_name":"Ines"},\
                "chat":{"id":-1001500,"type":"supergroup","title":"Shop"},"date":1795158000,"text":"%s",\
                "entities":[%s]%s}}""".formatted(id, id, text, entities, more.isEmpty() ? "" : "," + more);
    }

    /** What somebody says to the bot alone, with further members of the message. */
    static String alone(int id, long user, String text, String more) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"from":{"id":%d,"is_bot":false,"first_name":"Ines"},\
                "chat":{"id":%d,"type":"private"},"date":1795158000,"text":"%s"%s}}""".formatted(id, id, user, user, text, more.isEmpty() ? "" : "," + more);
    }

    /** A message of user 42 to the bot alone that has these members. */
    static String with(int id, String members) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"from":{"id":42,"is_bot":false,"first_name":"Ines"},\
                "chat":{"id":42,"type":"private"},"date":1795158000,%s}}""".formatted(id, id, members);
    }

    static String mention(int offset, int length) {
        return "{\"type\":\"mention\",\"offset\":%d,\"length\":%d}".formatted(offset, length);
    }

    /** A press of user 42 on a button with this data. */
    static String press(int id, String query, String data) {
        return """
                {"update_id":%d,"callback_query":{"id":"%s","from":{"id":42,"is_bot":false,"first_name":"Ines"},\
                "message":{"message_id":18,"from":{"id":77,"is_bot":true,"first_name":"Dray"},\
                "chat":{"id":-1001500,"type":"supergroup","title":"Shop"},"date":1795158000,"text":"Deploy?"},\
                "chat_instance":"1","data":"%s"}}""".formatted(id, query, data);
    }
}
