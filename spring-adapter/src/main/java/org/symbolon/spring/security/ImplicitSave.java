package org.symbolon.spring.security;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.web.context.SaveContextOnUpdateOrErrorResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * A chain with {@code requireExplicitSave(false)}: who is signed in when the answer is committed, and once more at the
 * end of the request, is saved into the HTTP session.
 */
@SuppressWarnings("deprecation") // Spring Security still has it
final class ImplicitSave {
    private ImplicitSave() {}

    static boolean isOn(HttpServletResponse response) {
        return wrapper(response).isPresent();
    }

    /** Saves nothing when the answer is committed. */
    static void onlyAtTheEnd(HttpServletResponse response) {
        wrapper(response).ifPresent(SaveContextOnUpdateOrErrorResponseWrapper::disableSaveOnResponseCommitted);
    }

    private static Optional<SaveContextOnUpdateOrErrorResponseWrapper> wrapper(HttpServletResponse response) {
        return Optional.ofNullable(
                WebUtils.getNativeResponse(response, SaveContextOnUpdateOrErrorResponseWrapper.class));
    }
}
