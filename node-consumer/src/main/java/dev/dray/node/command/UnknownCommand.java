package dev.dray.node.command;

import dev.dray.runtime.value.DidYouMean;
import dev.dray.schema.Job;
import java.util.List;

/** A word after a slash that nobody knows; it is the first of the job's arguments. */
record UnknownCommand(List<String> known) implements LightCommand {
    @Override
    public String name() {
        return "unknown";
    }

    @Override
    public String purpose() {
        return "";
    }

    @Override
    public String answer(Job asked) {
        String word = asked.getArguments().isEmpty()
                ? asked.getText().strip()
                : asked.getArguments().getFirst();
        String hint = DidYouMean.closest(word, known)
                .map(" Did you mean /%s?"::formatted)
                .orElse("");
        return "There is no /%s.%s /help lists what there is.".formatted(word, hint);
    }
}
