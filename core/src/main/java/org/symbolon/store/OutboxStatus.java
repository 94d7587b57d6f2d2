package org.symbolon.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the outbox fares.
 *
 * @param pending how many mails are still to be sent, leased or not
 * @param oldest when the oldest of them was written, null where there is none
 * @param abandoned how many were given up and are still kept for the operator to see
 */
public record OutboxStatus(long pending, @Nullable Instant oldest, long abandoned) {}
