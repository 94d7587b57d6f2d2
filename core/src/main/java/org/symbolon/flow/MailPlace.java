package org.symbolon.flow;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.symbolon.store.LedgerStore.Receipt;

/**
 * A place for one mail in the budget of an address, or why there is none now.
 *
 * @param passDay of the pass whose own budget it was taken from, null where there was none
 */
public record MailPlace(Receipt receipt, @Nullable LocalDate passDay) {
    public boolean granted() {
        return receipt.granted();
    }

    /** When there is another one. */
    public Instant nextAt() {
        return receipt.nextAt();
    }

    /** Whether it was the last for now, so that its mail is to carry the pass; a mail by pass carries no other. */
    boolean isLast(Instant now) {
        return passDay == null && nextAt().isAfter(now);
    }
}
