package dev.dray.ingress.telegram.text;

import dev.dray.ingress.telegram.text.Entity.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A text in the making. */
final class Rendering {
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Set<Kind> open = EnumSet.noneOf(Kind.class);
    /** Where what holds other blocks began: the first of them needs no line of its own. */
    private int fresh;

    void add(String words) {
        text.append(words);
    }

    /** Begins a block so many lines below what was there before. */
    void lines(int wanted) {
        if (text.length() == fresh) {
            return;
        }
        int there = 0;
        while (there < wanted && text.charAt(text.length() - 1 - there) == '\n') {
            there++;
        }
        text.repeat('\n', wanted - there);
    }

    void fresh() {
        fresh = text.length();
    }

    /** Adds what {@code content} adds, shown in a way; not where it is shown so already, or as something that holds no other. */
    void shown(Kind kind, String detail, Runnable content) {
        boolean possible = !(kind == Kind.CODE && open.contains(Kind.TEXT_LINK)) && open.add(kind);
        int from = text.length();
        content.run();
        if (possible) {
            open.remove(kind);
            if (!text.substring(from).isBlank()) {
                entities.add(new Entity(kind, from, text.length() - from, detail));
            }
        }
    }

    Formatted whole() {
        List<Entity> code =
                entities.stream().filter(each -> each.kind().isCode()).toList();
        List<Entity> sorted = entities.stream()
                .flatMap(each -> canHoldCode(each) ? Stream.of(each) : without(code, each))
                .sorted(Comparator.comparingInt(Entity::offset)
                        .thenComparing(Entity::length, Comparator.reverseOrder()))
                .toList();
        return new Formatted(text.toString(), sorted).slice(0, text.length());
    }

    private static boolean canHoldCode(Entity each) {
        return each.kind().isCode() || each.kind() == Kind.BLOCKQUOTE || each.kind() == Kind.TEXT_LINK;
    }

    /** Telegram shows code as nothing else besides: what is around it goes on after it. */
    private static Stream<Entity> without(List<Entity> code, Entity around) {
        List<Entity> pieces = new ArrayList<>();
        int from = around.offset();
        for (Entity hole : code) {
            if (hole.offset() >= from && hole.end() <= around.end()) {
                pieces.add(around.between(from, hole.offset()));
                from = hole.end();
            }
        }
        pieces.add(around.between(from, around.end()));
        return pieces.stream().filter(each -> each.length() > 0);
    }
}
