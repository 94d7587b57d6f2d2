package org.symbolon.spring.web;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.symbolon.account.Site;

/** What a server puts before all paths, and links to the application have to say too. */
final class ContextPath {
    private static final Log LOG = LogFactory.getLog(ContextPath.class);

    private ContextPath() {}

    /** Warns where the public address seems to have forgotten it; a proxy may hide it, so that it is no failure. */
    static void check(String contextPath, Site site) {
        var path = site.url().getPath();
        var written = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!contextPath.isEmpty() && !written.endsWith(contextPath)) {
            LOG.warn("The path of symbolon.public-url does not end with server.servlet.context-path, which is "
                    + contextPath
                    + ". Links in mails and the description of the API need it, unless a proxy takes it away");
        }
    }
}
