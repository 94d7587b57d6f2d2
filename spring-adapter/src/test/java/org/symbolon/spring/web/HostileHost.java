package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Everything by which an application changes how its own controllers answer. */
@Configuration(proxyBeanMethods = false)
class HostileHost {
    /** The same by properties, for what is not replaced below. */
    static final String[] PROPERTIES = {
        "spring.jackson.property-naming-strategy=SNAKE_CASE",
        "spring.jackson.default-property-inclusion=non_empty",
        "spring.jackson.serialization.indent-output=true",
        "spring.jackson.deserialization.unwrap-root-value=true",
        "spring.web.locale=ja",
        "spring.web.locale-resolver=fixed",
        "spring.mvc.problemdetails.enabled=true",
        "spring.mvc.servlet.path=/mvc",
        "server.error.include-stacktrace=always",
        "server.error.include-message=always"
    };

    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.WRAP_ROOT_VALUE)
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(Object.class)
                                .build(),
                        DefaultTyping.NON_FINAL)
                .build();
    }

    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.JAPANESE);
    }

    /** Has a parent, and an answer to every question. */
    @Bean
    MessageSource messageSource() {
        var parent = new StaticMessageSource();
        parent.addMessage("problem.busy", Locale.ENGLISH, "the application's own");
        parent.addMessage("password.too-short", Locale.ENGLISH, "the application's own");
        var messages = new StaticMessageSource();
        messages.setParentMessageSource(parent);
        messages.setUseCodeAsDefaultMessage(true);
        return messages;
    }

    @Bean
    MessageSource otherMessages() {
        return new StaticMessageSource();
    }

    @Bean
    WebMvcConfigurer refusals() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RefusesAll());
            }
        };
    }

    private static final class RefusesAll implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setStatus(418);
            return false;
        }
    }

    @RestControllerAdvice
    static class CatchAll {
        @ExceptionHandler(Throwable.class)
        ResponseEntity<String> any(Throwable failure) {
            return ResponseEntity.status(418).body(failure.toString());
        }
    }
}
