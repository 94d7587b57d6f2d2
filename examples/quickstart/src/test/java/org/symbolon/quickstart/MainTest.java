package org.symbolon.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MainTest {
    @Test
    @Timeout(60)
    void quickstartTellsTheWholeLifeOfAnAccount() throws Exception {
        var console = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Main.main(new String[0]);
        } finally {
            System.setOut(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .allMatch(line -> line.matches(" *\\d+ ms  .+"))
                .anyMatch(line -> line.endsWith("Use at least 12 characters."))
                .last()
                .asString()
                .endsWith("Signed in anew");
    }
}
