package org.symbolon.password;

/** What a password may break, in the order in which it is told. */
public enum PasswordRule {
    TOO_SHORT("too-short"),
    TOO_LONG("too-long"),
    WHITESPACE("whitespace"),
    NO_UPPERCASE("no-uppercase"),
    NO_LOWERCASE("no-lowercase"),
    NO_DIGIT("no-digit"),
    NO_SYMBOL("no-symbol"),
    CONTAINS_ADDRESS("contains-address"),
    TOO_COMMON("too-common");

    private final String slug;

    PasswordRule(String slug) {
        this.slug = slug;
    }

    /** A word that stays the same for good, for clients that choose their own texts. */
    public String slug() {
        return slug;
    }
}
