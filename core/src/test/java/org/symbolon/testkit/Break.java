package org.symbolon.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.symbolon.store.Store;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.BrokenStore.Answer;

/**
 * One way in which a store may be wrong.
 *
 * @param verb what the laws that may notice it are about
 * @param mistake what the store does
 * @param among what the names of those laws contain, besides
 */
record Break(String verb, String mistake, String among, Supplier<Store> store) {
    static Break mistake(String verb, String mistake, Answer answer) {
        return mistake(verb, mistake, () -> Map.of(verb, answer));
    }

    /** A mistake that also shows in another verb. */
    static Break mistake(String verb, String mistake, Answer answer, String other, Answer otherAnswer) {
        return mistake(verb, mistake, () -> {
            var answers = new HashMap<>(Map.of(verb, answer));
            answers.put(other, otherAnswer);
            return answers;
        });
    }

    /** A mistake that a store makes because of what it remembers. */
    static Break mistake(String verb, String mistake, Supplier<Map<String, Answer>> answers) {
        return new Break(verb, mistake, "", () -> new BrokenStore(new InMemoryStore(), answers.get()));
    }

    static Break racing(String verb) {
        return new Break(verb, "looks before it writes", "sixty-four", () -> new LooseStore(new InMemoryStore(), verb));
    }

    boolean concerns(StoreLaw law) {
        return law.name().startsWith(verb + ": ") && law.name().contains(among);
    }

    @Override
    public String toString() {
        return verb + " " + mistake;
    }
}
