package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Blobs.Blob;

/** A file to be sent, and as what. */
record SentFile(Blob blob, String name, String mediaType, Shape shape) {

    /** What a file is in Telegram. */
    enum Shape {
        PHOTO("sendPhoto", "photo"),
        VIDEO("sendVideo", "video"),
        AUDIO("sendAudio", "audio"),
        VOICE("sendVoice", "voice"),
        DOCUMENT("sendDocument", "document");

        private final String method;
        private final String word;

        Shape(String method, String word) {
            this.method = method;
            this.word = word;
        }

        /** The method that sends one. */
        String method() {
            return method;
        }

        /** What Telegram calls it: the field that holds it, and its type in an album. */
        String word() {
            return word;
        }

        /** Whether both may be in one album. */
        boolean goesWith(Shape other) {
            return switch (this) {
                case PHOTO, VIDEO -> other == PHOTO || other == VIDEO;
                case AUDIO, DOCUMENT -> other == this;
                case VOICE -> false;
            };
        }
    }

    /** This as a file like any other, which Telegram does not look into. */
    SentFile asDocument() {
        return new SentFile(blob, name, mediaType, Shape.DOCUMENT);
    }
}
