package org.symbolon.mail;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbolon.store.MailKind;

/** What one mail says, sentence by sentence, with its values filled in. A value is never read for names in braces. */
final class Phrases {
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final ResourceBundle bundle;
    private final String kind;
    private final Map<String, String> values;

    Phrases(ResourceBundle bundle, MailKind kind, Map<String, String> values) {
        this.bundle = bundle;
        this.kind = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.values = Map.copyOf(values);
    }

    Locale locale() {
        return Locale.forLanguageTag(direct("lang"));
    }

    /** Ends with the label, where there is one. */
    String subject() {
        var task = fill(own("subject"), name -> values.getOrDefault(name, ""));
        return values.containsKey("label")
                ? fill(direct("labelled"), name -> name.equals("subject") ? task : values.getOrDefault(name, ""))
                : task;
    }

    /** A sentence of this kind of mail, as it stands in the bundle. */
    String own(String part) {
        return bundle.getString(kind + "." + part);
    }

    /** A sentence of every mail. */
    String direct(String key) {
        return bundle.getString(key);
    }

    /** A sentence of this kind of mail as plain text. */
    String plain(String part) {
        return fill(own(part), name -> values.getOrDefault(name, ""));
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    static String fill(String pattern, UnaryOperator<String> value) {
        return NAME.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
    }
}
