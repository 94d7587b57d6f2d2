package org.symbolon.mail;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The complete mail as plain text: task first, the code on a line of its own, the small print last. */
final class TextBody {
    private TextBody() {}

    static String write(Phrases phrases, @Nullable String code) {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(phrases.plain("lead"));
        if (code != null) {
            paragraphs.add(code);
        }
        paragraphs.add(phrases.plain("next"));
        paragraphs.add(phrases.plain("why"));
        paragraphs.add(phrases.plain("stranger"));
        paragraphs.add(phrases.direct("no-reply"));
        return String.join("\n\n", paragraphs) + "\n";
    }
}
