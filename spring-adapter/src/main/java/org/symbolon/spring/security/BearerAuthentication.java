package org.symbolon.spring.security;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.Transient;
import org.symbolon.account.Authenticated;

/** An owner by an access token: for this one request, so that no HTTP session ever keeps it. */
@Transient
final class BearerAuthentication extends AccountAuthentication {
    private static final long serialVersionUID = 1L;

    BearerAuthentication(Authenticated owner, Collection<? extends GrantedAuthority> authorities) {
        super(owner, authorities);
    }
}
