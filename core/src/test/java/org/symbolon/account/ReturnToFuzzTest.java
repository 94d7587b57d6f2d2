package org.symbolon.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.symbolon.Promptly;

class ReturnToFuzzTest {
    private static final int DECODERS_ON_THE_WAY = 3;

    /** Whoever follows the path stays on the site, however often it is decoded on the way. */
    @FuzzTest(maxDuration = "10m")
    void of(@NotNull String asked) {
        var path = Promptly.get(() -> ReturnTo.of(asked)).path();
        assertThat(path).isIn(asked, ReturnTo.HOME.path()).matches("/([!-.0-~][!-~]{0,2046})?");
        assertThat(ReturnTo.of(path).path()).isEqualTo(path);

        assertThat(Stream.iterate(path, Browser::decoded).limit(1 + DECODERS_ON_THE_WAY))
                .allSatisfy(seen -> {
                    assertThat(Browser.host(seen)).isEqualTo(Browser.HERE);
                    assertThat(Browser.hostInJava(seen)).isEqualTo(Browser.HERE);
                });
    }
}
