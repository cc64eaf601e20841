package dev.dray.bench.faults;

import dev.dray.bench.faults.Load.Due;
import dev.dray.bench.faults.Load.Hearing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is sent before, during and after an outage, person by person, and so who is to be told of it. Pure.
 *
 * @param before ended when the outage begins
 * @param running one heavy job, under way when it begins
 * @param during sent within its first two thirds, so that what the gateway does of it can be done before its end
 * @param after sent when all of that has ended
 */
record OutageScript(List<List<Due>> before, List<List<Due>> running, List<List<Due>> during, List<List<Due>> after) {
    /** By person: heavy jobs in two lanes, two in one, one of each weight, and nothing heavy at all. */
    private static final List<List<Errand>> WANTED_MEANWHILE = List.of(
            List.of(Errand.QUICK, Errand.HELP, Errand.SLOW),
            List.of(Errand.QUICK, Errand.QUICK, Errand.HELP),
            List.of(Errand.NOTE, Errand.QUICK),
            List.of(Errand.HELP, Errand.NOTE));

    static final int PEOPLE = WANTED_MEANWHILE.size();

    private static final List<Errand> WANTED_OTHERWISE = List.of(Errand.QUICK, Errand.HELP);

    static OutageScript of(Outage outage, Duration lasts) {
        String name = outage.word();
        List<List<Errand>> otherwise =
                WANTED_MEANWHILE.stream().map(_ -> WANTED_OTHERWISE).toList();
        Duration gap = lasts.multipliedBy(2).dividedBy(9);
        return new OutageScript(
                dues(name + "-before", otherwise, Duration.ZERO),
                dues(name + "-running", List.of(List.of(Errand.LONG)), Duration.ZERO),
                dues(name + "-during", WANTED_MEANWHILE, gap),
                dues(name + "-after", otherwise, Duration.ZERO));
    }

    /** The ids of all messages. */
    Set<String> messages() {
        Set<String> messages = new HashSet<>();
        phases().forEach(phase -> messages.addAll(messages(phase)));
        return messages;
    }

    /** The ids of the messages the gateway does by itself while the outage lasts. */
    Set<String> lightMeanwhile() {
        Set<String> messages = new HashSet<>();
        for (int person = 0; person < during.size(); person++) {
            for (Due due : during.get(person)) {
                if (!due.errand().heavy()) {
                    messages.add(due.message(person));
                }
            }
        }
        return messages;
    }

    /** How many conversations have heavy jobs waiting for its end. */
    long waiting() {
        return during.stream()
                .filter(share -> share.stream().anyMatch(due -> due.errand().heavy()))
                .count();
    }

    long heavy() {
        return phases().flatMap(List::stream)
                .flatMap(List::stream)
                .filter(due -> due.errand().heavy())
                .count();
    }

    static Set<String> messages(List<List<Due>> phase) {
        Set<String> messages = new HashSet<>();
        for (int person = 0; person < phase.size(); person++) {
            for (Due due : phase.get(person)) {
                messages.add(due.message(person));
            }
        }
        return messages;
    }

    private Stream<List<List<Due>>> phases() {
        return Stream.of(before, running, during, after);
    }

    private static List<List<Due>> dues(String name, List<List<Errand>> wanted, Duration gap) {
        List<List<Due>> shares = new ArrayList<>();
        for (List<Errand> errands : wanted) {
            List<Due> share = new ArrayList<>();
            for (Errand errand : errands) {
                Duration after = gap.multipliedBy(share.size());
                share.add(new Due(name + share.size(), errand, after, Hearing.FIRST));
            }
            shares.add(share);
        }
        return shares;
    }
}
