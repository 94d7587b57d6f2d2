package org.symbolon.spring.readme;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.symbolon.Symbolon;
import org.symbolon.account.AccountId;
import org.symbolon.spring.security.AccountAuthentication;
import org.symbolon.spring.web.SymbolonClients;

// snippet: controller
@RestController
class MyVideos {
    private final Symbolon symbolon;
    private final SymbolonClients clients;

    MyVideos(Symbolon symbolon, SymbolonClients clients) {
        this.symbolon = symbolon;
        this.clients = clients;
    }

    @GetMapping("/my/videos")
    String videos(@AuthenticationPrincipal AccountId id) {
        return "videos of " + id;
    }

    @PostMapping("/my/newsletter")
    String newsletter(AccountAuthentication owner, HttpServletRequest request) {
        var change = symbolon.accounts().subscribe(owner.authenticated(), "2026-11", clients.of(request));
        return change.match(recorded -> "You will hear from us", ended -> "Please sign in again");
    }
}
// end of snippet
