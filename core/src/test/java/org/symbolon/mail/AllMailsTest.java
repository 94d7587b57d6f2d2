package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.symbolon.store.MailKind;

/**
 * Every mail in every language as people read it, kept in {@code mails.txt} so that a change of words is seen in
 * review. {@code mvn -q -pl core test -Dtest=AllMailsTest -Dsymbolon.mails=write} writes that file anew. Spaces that do
 * not break are shown as {@code ~}.
 */
class AllMailsTest {
    private static final Path LISTED = Path.of("src/test/resources/org/symbolon/mail/mails.txt");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    @Test
    void everyMailReadsAsListed() throws IOException {
        var written = LANGUAGES.stream().flatMap(AllMailsTest::mails).collect(Collectors.joining());
        if ("write".equals(System.getProperty("symbolon.mails"))) {
            Files.writeString(LISTED, written);
        }

        assertThat(LISTED).hasContent(written);
    }

    private static Stream<String> mails(Locale language) {
        var last = Samples.lastMail(MailTexts.DEFAULT, MailKind.RESET_CODE, language);
        return Stream.concat(
                Stream.of(MailKind.values())
                        .filter(kind -> kind != MailKind.NONE)
                        .map(kind -> printed(kind.name(), language, Samples.mail(MailTexts.DEFAULT, kind, language))),
                Stream.of(printed("RESET_CODE, last of its budget", language, last)));
    }

    private static String printed(String what, Locale language, Mail mail) {
        var text = "==== " + what + ", " + language + "\n\nSubject: " + mail.subject() + "\n\n" + mail.text() + "\n";
        return text.replace('\u00a0', '~');
    }
}
