package dev.yore.examples.bank.berka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.examples.bank.Counterparty;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookedLineTest {

    @Test
    void aLineHasTenFields() {
        var line = BookedLine.parse(
                "1002;2;930106;\"PRIJEM\";\"PREVOD Z UCTU\";2500.50;2500.50;\"DUCHOD\";\"AB\";\"10000001\"");
        assertThat(line.transaction()).isEqualTo("1002");
        assertThat(line.account()).isEqualTo("2");
        assertThat(line.date()).isEqualTo(LocalDate.of(1993, 1, 6));
        assertThat(line.incoming()).isTrue();
        assertThat(line.kind()).contains("PREVOD Z UCTU");
        assertThat(line.amount()).isEqualByComparingTo("2500.50");
        assertThat(line.balance()).isEqualByComparingTo("2500.50");
        assertThat(line.symbol()).contains("DUCHOD");
        assertThat(line.counterparty()).contains(new Counterparty(Optional.of("AB"), Optional.of("10000001")));
    }

    @Test
    void emptyAndBlankFieldsAreAbsent() {
        var line = BookedLine.parse("1003;1;930110;\"VYDAJ\";\"\";200.00;-800.00;\" \";;");
        assertThat(line.incoming()).isFalse();
        assertThat(line.kind()).isEmpty();
        assertThat(line.symbol()).isEmpty();
        assertThat(line.counterparty()).isEmpty();
        assertThat(line.balance()).isEqualByComparingTo("-800.00");
    }

    @Test
    void quotedFieldsMayHoldSeparatorsAndQuotes() {
        assertThat(Fields.of("a;\"b;c\";\"d\"\"e\";")).containsExactly("a", "b;c", "d\"e", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1;2;930101;\"PRIJEM\";\"\";1.00;1.00;\"\";| has 9 fields instead of 10",
                "1;2;930101;\"PRIJEM\";\"\";1.00;1.00;\"\";;;| has 11 fields instead of 10",
                "x;2;930101;\"PRIJEM\";\"\";1.00;1.00;\"\";;| trans_id is no number: \"x\"",
                ";2;930101;\"PRIJEM\";\"\";1.00;1.00;\"\";;| trans_id is no number: \"\"",
                "1;-2;930101;\"PRIJEM\";\"\";1.00;1.00;\"\";;| account_id is no number: \"-2\"",
                "1;2;930231;\"PRIJEM\";\"\";1.00;1.00;\"\";;| date is no day written yymmdd: \"930231\"",
                "1;2;19930101;\"PRIJEM\";\"\";1.00;1.00;\"\";;| date is no day written yymmdd: \"19930101\"",
                "1;2;930101;\"PRIJMY\";\"\";1.00;1.00;\"\";;| type is none of PRIJEM, VYDAJ, VYBER: \"PRIJMY\"",
                "1;2;930101;\"PRIJEM\";\"\";-1.00;1.00;\"\";;| amount must be positive: -1.00",
                "1;2;930101;\"PRIJEM\";\"\";0.00;1.00;\"\";;| amount must be positive: 0.00",
                "1;2;930101;\"PRIJEM\";\"\";1,00;1.00;\"\";;| amount is no amount such as 100.00: \"1,00\"",
                "1;2;930101;\"PRIJEM\";\"\";1.00;;\"\";;| balance is no amount such as 100.00: \"\"",
                "1;2;930101;\"PRIJEM\"x;\"\";1.00;1.00;\"\";;| something stands behind a closing quote",
                "1;2;930101;\"PRIJEM\";\"\";1.00;1.00;\";;| a quote is not closed"
            })
    void aMalformedLineSaysWhy(String line, String reason) {
        assertThatExceptionOfType(MalformedLineException.class)
                .isThrownBy(() -> BookedLine.parse(line))
                .withMessage(reason);
    }
}
