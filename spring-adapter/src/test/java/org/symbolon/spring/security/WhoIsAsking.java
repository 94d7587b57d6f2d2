package org.symbolon.spring.security;

import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Pages, also those of later dispatches, that say who is signed in. */
@RestController
class WhoIsAsking extends DefaultErrorAttributes {
    @GetMapping({"/who", "/other/who"})
    String who() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who == null ? "nobody" : who.getName();
    }

    @GetMapping("/open")
    String open() {
        return "open";
    }

    @PostMapping("/upload")
    String upload() {
        return who();
    }

    @GetMapping("/admin/later")
    Callable<String> adminLater() {
        return this::who;
    }

    @GetMapping("/fails")
    String fails() {
        throw new IllegalStateException("out of paper");
    }

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        return Map.of("status", 500, "who", who());
    }
}
