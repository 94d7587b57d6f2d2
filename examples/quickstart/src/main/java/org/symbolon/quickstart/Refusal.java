package org.symbolon.quickstart;

/** What was asked for cannot be done. */
final class Refusal extends RuntimeException {
    private final int status;

    private Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    static Refusal ofOptions(String why) {
        return new Refusal(2, why + ". Options: --jdbc <url> [--user <name>] [--password <password>]");
    }

    static Refusal ofDatabase(String why) {
        return new Refusal(1, "That database cannot be used (PostgreSQL, MariaDB and H2 can): " + why);
    }

    /** What the process exits with. */
    int status() {
        return status;
    }
}
