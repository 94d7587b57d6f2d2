package org.symbolon.mail;

import java.util.Map;

/**
 * The complete mail as an HTML document: one column, no image, no link, nothing that is loaded from anywhere. It reads
 * in the same order where a mail program drops all styles, and every value in it is escaped.
 *
 * <p>Language and direction are said twice, since a mail program may show the body in a page of its own. Code and pass
 * are selected whole by one click or two, although a dash ends a word: that is what {@code user-select: all} does.
 */
final class HtmlBody {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="{lang}" dir="{dir}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="format-detection" content="telephone=no, date=no, address=no">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{subject}</title>
            <style>
            :root { color-scheme: light dark; supported-color-schemes: light dark; }
            @media (max-width: 440px) {
              .edge { padding: 12px 8px !important; }
              .main { padding: 24px 20px !important; }
            }
            @media (prefers-color-scheme: dark) {
              .page { background: #16181c !important; }
              .card { background: #1f2227 !important; border-color: #363b43 !important; }
              .text { color: #f1f2f4 !important; }
              .code { background: #2a2e35 !important; color: #ffffff !important; border-color: #4a515c !important; }
              .rule { border-color: #363b43 !important; }
              .quiet { color: #b4bac4 !important; }
            }
            </style>
            </head>
            <body class="page" style="margin: 0; padding: 0; background: #f4f5f7; -webkit-text-size-adjust: 100%;">
            <table class="page" lang="{lang}" dir="{dir}" role="presentation" width="100%" cellpadding="0"
              cellspacing="0" border="0" style="background: #f4f5f7;">
            <tr><td class="edge" align="center" style="padding: 24px 12px;">
            <table class="card" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"
              style="max-width: 560px; background: #ffffff; border: 1px solid #dfe2e7; border-radius: 12px;">
            <tr><td class="main text" style="padding: 32px 28px; text-align: start; color: #1c1f24;
              font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
              font-size: 16px; line-height: 24px; overflow-wrap: anywhere;">
            <h1 class="text" style="margin: 0 0 20px; font-size: 20px; line-height: 28px; font-weight: 600;
              color: #1c1f24;">{lead}</h1>
            {code}
            <p style="margin: 0 0 28px;">{next}</p>
            {pass}
            <div class="quiet rule" style="padding: 20px 0 0; border-top: 1px solid #dfe2e7; color: #59616e;
              font-size: 14px; line-height: 21px;">
            <p style="margin: 0 0 12px;">{why}</p>
            <p class="text" style="margin: 0 0 12px; color: #1c1f24;">{stranger}</p>
            <p style="margin: 0;">{reply}</p>
            </div>
            </td></tr>
            </table>
            </td></tr></table>
            </body>
            </html>
            """;

    private static final String CODE = """
            <p class="code" dir="ltr" style="margin: 0 0 20px; padding: 18px 12px; text-align: center;
              background: #f4f5f7; border: 1px solid #dfe2e7; border-radius: 8px; color: #1c1f24; white-space: nowrap;
              font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
              font-size: 28px; line-height: 36px; font-weight: 600; letter-spacing: 2px;"><span
              style="-webkit-user-select: all; -moz-user-select: all; user-select: all;">{code}</span></p>""";

    private static final String PASS = """
            <div class="rule" style="padding: 20px 0 8px; border-top: 1px solid #dfe2e7;">
            <p style="margin: 0 0 12px;">{reason}</p>
            <p class="code" dir="ltr" style="margin: 0 0 12px; padding: 12px; text-align: center;
              background: #f4f5f7; border: 1px solid #dfe2e7; border-radius: 8px; color: #1c1f24;
              font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
              font-size: 16px; line-height: 24px; font-weight: 600;"><span
              style="-webkit-user-select: all; -moz-user-select: all; user-select: all;">{pass}</span></p>
            <p style="margin: 0 0 12px;">{advice}</p>
            </div>""";

    private HtmlBody() {}

    static String write(Phrases phrases, MailContent content) {
        var parts = Map.of(
                "lang", escape(phrases.locale().toLanguageTag()),
                "dir", escape(phrases.direct("dir")),
                "subject", escape(phrases.subject()),
                "code", content.code().map(HtmlBody::code).orElse(""),
                "lead", sentence(phrases, phrases.own("lead")),
                "next", sentence(phrases, phrases.own("next")),
                "pass", content.pass().map(pass -> pass(phrases, pass)).orElse(""),
                "why", sentence(phrases, phrases.own("why")),
                "stranger", sentence(phrases, phrases.own("stranger")),
                "reply", escape(phrases.direct("no-reply")));
        return Phrases.fill(PAGE, name -> parts.getOrDefault(name, ""));
    }

    private static String code(String code) {
        return Phrases.fill(CODE, name -> escape(code));
    }

    private static String pass(Phrases phrases, String pass) {
        var parts = Map.of(
                "reason", sentence(phrases, phrases.direct("pass.reason")),
                "pass", escape(pass),
                "advice", sentence(phrases, phrases.direct("pass.advice")));
        return Phrases.fill(PASS, name -> parts.getOrDefault(name, ""));
    }

    private static String sentence(Phrases phrases, String sentence) {
        return Phrases.fill(escape(sentence), name -> value(phrases, name));
    }

    /** A value keeps its own direction within a sentence of the other one. */
    private static String value(Phrases phrases, String name) {
        var escaped = escape(phrases.value(name));
        return name.equals("label")
                ? "<strong dir=\"ltr\" style=\"white-space: nowrap;\">" + escaped + "</strong>"
                : "<bdi>" + escaped + "</bdi>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
