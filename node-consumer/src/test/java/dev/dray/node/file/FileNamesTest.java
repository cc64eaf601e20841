package dev.dray.node.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plan.pdf              | plan.pdf
                    ../../etc/passwd      | passwd
                    C:\\Users\\ann\\a.doc | a.doc
                    /                     | file
                    ..                    | file
                    .bashrc               | bashrc
                    ''                    | file
                    'a: b?.txt'           | 'a_ b_.txt'
                    """)
    void whatASenderCallsAFileBecomesAHarmlessName(String said, String name) {
        assertThat(new FileNames().unique(said)).isEqualTo(name);
    }

    @Test
    void controlCharactersDoNotGetThrough() {
        assertThat(new FileNames().unique("a\n\u0000b.txt")).isEqualTo("a__b.txt");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(new FileNames().unique("x".repeat(300) + ".pdf")).hasSize(60).endsWith("x.pdf");
    }

    @Test
    void noNameIsGivenTwice() {
        FileNames names = new FileNames();

        assertThat(names.unique("scan.pdf")).isEqualTo("scan.pdf");
        assertThat(names.unique("SCAN.pdf")).isEqualTo("SCAN-2.pdf");
        assertThat(names.unique("scan-2.pdf")).isEqualTo("scan-2-2.pdf");
        assertThat(names.unique("scan")).isEqualTo("scan");
        assertThat(names.unique("scan")).isEqualTo("scan-2");
    }
}
