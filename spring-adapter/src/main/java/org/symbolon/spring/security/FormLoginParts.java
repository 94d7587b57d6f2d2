package org.symbolon.spring.security;

import org.symbolon.spring.web.SymbolonClients;

/** What the login forms of all chains have in common. */
record FormLoginParts(
        AccountAuthenticationProvider accounts,
        LoginClient client,
        LoginLiveness liveness,
        SymbolonClients clients,
        LogoutEndsSession end) {}
