package org.symbolon.spring;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;

/** An application that is started as {@code main} starts it, for those who read what it says. */
public final class StartedApplication {
    private StartedApplication() {}

    /**
     * What is written on the console where the start stops.
     *
     * @param properties such as {@code symbolon.enabled=false}
     */
    public static String refusal(CapturedOutput output, Class<?> application, String... properties) {
        int before = output.getAll().length();
        try {
            run(application, properties);
        } catch (RuntimeException stopped) {
            return output.getAll().substring(before);
        }
        throw new AssertionError("It started");
    }

    /** What is written on the console from the start until the end. */
    public static String log(CapturedOutput output, Class<?> application, String... properties) {
        int before = output.getAll().length();
        run(application, properties);
        return output.getAll().substring(before);
    }

    private static void run(Class<?> application, String... properties) {
        var arguments = Stream.concat(
                        Stream.of("spring.main.banner-mode=off", "spring.jmx.enabled=false"), Arrays.stream(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .close();
    }
}
