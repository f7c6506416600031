package dev.unspool.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BylineParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By Ada Writer, Bo Baker and Cy Clark | Ada Writer/Bo Baker/Cy Clark",
                "Lubos Kocman and Douglas DeMaio | Lubos Kocman/Douglas DeMaio",
                "Ada Writer, Bo Baker, & Cy Clark | Ada Writer/Bo Baker/Cy Clark",
                "Kari L. Jordan, Angelique Trusler, Oscar Masinyana | Kari L. Jordan/Angelique Trusler/Oscar Masinyana",
                "Trevor Keller, Alan O'Cais, Marc van Hoey | Trevor Keller/Alan O'Cais/Marc van Hoey",
                "Adriana De Palma, Ludwig van Beethoven and Vítězslav Čížek | Adriana De Palma/Ludwig van Beethoven/Vítězslav Čížek",
                "Smith, John; Jones, Mary | Smith, John/Jones, Mary",
                "山田太郎、鈴木花子 | 山田太郎/鈴木花子",
                "By Ada Writer | Ada Writer",
            })
    void dividesWhatIsSurelyAList(String byline, String names) {
        assertThat(BylineParser.names(byline)).isEqualTo(List.of(names.split("/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Smith, John",
                "Ada Writer, Bo Baker",
                "Ada Writer, New York",
                "Yacine Si Tayeb, PhD",
                "Martin Luther King, Jr. and Ralph Abernathy",
                "Seth Kenlon (Red Hat, Community Moderator)",
                "Kari L. Jordan, Board of Directors",
                "Christina Koch, Tracy Teal, Executive Council",
                "Simon and Schuster",
                "Marks & Spencer",
                "Department of Health and Human Services",
                "Food and Drug Administration",
                "Jane Roe, Senior Reporter, New York Times",
                "the editors and friends",
                "Adrien (nycticorax@opensuse.org) & Jens (karatekhd@opensuse.org)",
                "; ;",
                "Byron Bay",
                "And and And",
            })
    void keepsWhatMayBeOneName(String byline) {
        assertThat(BylineParser.names(byline)).containsExactly(byline);
    }
}
