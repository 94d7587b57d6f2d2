package org.symbolon.store;

import java.time.Instant;

/**
 * A mail that was given up for good.
 *
 * @param mail as it was then
 */
public record AbandonedMail(OutboxMail mail, Instant abandonedAt) {}
