package org.symbolon.flow;

import java.time.Instant;
import org.symbolon.account.Handle;

/**
 * A flow that was just opened, as its client sees it.
 *
 * @param expiresAt when its first code dies
 * @param resendAt from when a new code can be sent
 */
public record OpenFlow(Handle handle, String label, Instant expiresAt, Instant resendAt) {}
