package org.symbolon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.symbolon.account.EmailAddress;

class SpellingTest {
    static Object[] rows() {
        return new Object[] {
            Samples.account(1),
            Samples.flow(1),
            Samples.mail(1, "k1", Samples.NOW),
            Samples.session(1, 1, 1),
            Samples.consent(1, true)
        };
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyPartOfARowIsSpelled(Object row) {
        assertThat(Arrays.stream(row.getClass().getRecordComponents()).map(RecordComponent::getName))
                .allSatisfy(name -> assertThat(Spelling.of(row)).contains(name + "="));
    }

    @Test
    void rowsThatDifferInAHashOrInTheSpellingOfAnAddressDiffer() {
        var row = Samples.account(1);
        var capitals = EmailAddress.parse("PERSON1@example.org").orElseThrow();

        assertThat(Spelling.of(row))
                .isEqualTo(Spelling.of(Samples.account(1)))
                .isNotEqualTo(Spelling.of(row.withHash(Samples.hash("k1", 2))))
                .isNotEqualTo(Spelling.of(Samples.account(1, capitals, Samples.HASH)));
    }
}
