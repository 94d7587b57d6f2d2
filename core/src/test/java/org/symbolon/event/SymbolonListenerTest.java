package org.symbolon.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Client;

class SymbolonListenerTest {
    private static final SymbolonEvent EVENT = new SymbolonEvent.Overloaded(Instant.EPOCH, Client.unknown());

    private final List<String> heard = new ArrayList<>();

    @Test
    void chainedListenersHearOneAfterTheOther() {
        SymbolonListener first = event -> heard.add("first");
        first.andThen(event -> heard.add("second"))
                .andThen(event -> heard.add("third"))
                .on(EVENT);

        assertThat(heard).containsExactly("first", "second", "third");
    }

    @Test
    void listenerThatThrowsKeepsNoOtherFromHearing() {
        SymbolonListener grim = event -> {
            throw new IllegalStateException("a fault of the host");
        };
        var chain = grim.andThen(event -> heard.add("second"));

        assertThatIllegalStateException().isThrownBy(() -> chain.on(EVENT)).withMessage("a fault of the host");
        assertThat(heard).containsExactly("second");
    }
}
