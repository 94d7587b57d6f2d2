package org.symbolon.mail;

import java.util.ArrayList;

/** The complete mail as plain text: task first, code and pass each on a line of its own, the small print last. */
final class TextBody {
    private TextBody() {}

    static String write(Phrases phrases, MailContent content) {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(phrases.plain(phrases.own("lead")));
        content.code().ifPresent(paragraphs::add);
        paragraphs.add(phrases.plain(phrases.own("next")));
        content.pass().ifPresent(pass -> {
            paragraphs.add(phrases.plain(phrases.direct("pass.reason")));
            paragraphs.add(pass);
            paragraphs.add(phrases.plain(phrases.direct("pass.advice")));
        });
        paragraphs.add(phrases.plain(phrases.own("why")));
        paragraphs.add(phrases.plain(phrases.own("stranger")));
        paragraphs.add(phrases.direct("no-reply"));
        return String.join("\n\n", paragraphs) + "\n";
    }
}
