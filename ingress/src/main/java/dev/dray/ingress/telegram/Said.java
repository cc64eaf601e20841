package dev.dray.ingress.telegram;

/** What somebody said, without the bot's name, and whether they asked the bot for something. */
record Said(String text, boolean addressed) {}
