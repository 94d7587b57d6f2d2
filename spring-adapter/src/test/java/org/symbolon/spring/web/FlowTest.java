package org.symbolon.spring.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A test of {@link FlowApp} over real HTTP; the application may be shared, so each test has addresses of its own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = FlowApp.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "symbolon.public-url=https://video.example"
        })
@interface FlowTest {}
