package org.symbolon.spring.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/**
 * Holds the paths of the API where no other servlet does: a server runs no filter for a path that leads nowhere, such
 * as those outside {@code spring.mvc.servlet.path}. Whatever gets as far as this is not found.
 */
final class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static void register(Routes routes, ServletContext context) throws ServletException {
        var mappings = routes.servletMappings();
        if (mappings.length > 0) {
            var registration = new ServletRegistrationBean<>(new ApiServlet(), mappings);
            registration.setName("symbolonApi");
            registration.onStartup(context);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
