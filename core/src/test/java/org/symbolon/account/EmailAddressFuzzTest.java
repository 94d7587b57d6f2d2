package org.symbolon.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Locale;
import org.symbolon.Promptly;
import org.symbolon.account.EmailAddress.Parsed;

class EmailAddressFuzzTest {
    /** Text is an address that reads as itself again and fits a mail server, or a hint tells what to write. */
    @FuzzTest(maxDuration = "10m")
    void parse(@NotNull String text) {
        var parse = Promptly.get(() -> EmailAddress.parse(text));
        if (parse instanceof Parsed parsed) {
            readsAsItself(parsed.address());
            fitsAMailServer(parsed.address());
            canBeShown(parsed.address());
        } else {
            var hint = parse.match(parsed -> "", EmailAddress.Refused::hint);
            assertThat(hint).matches("[A-Z][ -~]{10,100}\\.");
            assertThat(EmailAddress.parse(" " + text + "\t")).isInstanceOf(EmailAddress.Refused.class);
        }
    }

    private static void readsAsItself(EmailAddress address) {
        assertThat(EmailAddress.parse(address.text()).orElseThrow().text()).isEqualTo(address.text());
        assertThat(EmailAddress.parse(address.text()).orElseThrow()).isEqualTo(address);
        assertThat(EmailAddress.parse(address.mailbox()).orElseThrow().mailbox())
                .isEqualTo(address.mailbox());
        assertThat(EmailAddress.parse(address.canonical()).orElseThrow())
                .isEqualTo(address)
                .hasSameHashCodeAs(address)
                .extracting(EmailAddress::canonical)
                .isEqualTo(address.canonical());
    }

    private static void fitsAMailServer(EmailAddress address) {
        assertThat(address.mailbox())
                .matches("[!-?A-~]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+")
                .doesNotContainPattern("[\\s\"(),:;<>\\[\\]\\\\]")
                .hasSizeLessThanOrEqualTo(254);
        assertThat(address.canonical()).isEqualTo(address.mailbox().toLowerCase(Locale.ROOT));
        assertThat(address.canonical()).endsWith(address.untagged().replaceAll(".*@", "@"));
    }

    private static void canBeShown(EmailAddress address) {
        assertThat(address.text().codePoints()).noneMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        });
    }
}
