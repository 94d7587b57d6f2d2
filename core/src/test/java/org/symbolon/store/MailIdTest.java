package org.symbolon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a@b",
                "<eve@evil.example>",
                "id\r\nBcc: eve@evil.example",
                "id\u2028",
                "id\u0085forged",
                "id\u001b[31m",
                "{0}"
            })
    void s14TextThatCouldEndALineOrAHeaderIsRefusedAndNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailId(text))
                .withMessage("A mail's id is 1 to 64 of 0-9 A-Z a-z . _ -");
    }

    @Test
    void textOfMoreThanSixtyFourCharactersIsRefused() {
        assertThat(new MailId("a".repeat(64)).value()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new MailId("a".repeat(65)));
    }

    @Test
    void randomOnesAre128BitsInHexadecimalAndDifferent() {
        var random = new SecureRandom();

        assertThat(MailId.random(random)).asString().matches("[0-9a-f]{32}");
        assertThat(MailId.random(random)).isNotEqualTo(MailId.random(random));
    }
}
