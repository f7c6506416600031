package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters that an address does not have, or has once only. */
class QueryRuleTest {

    private static final QueryRule API = QueryRule.api("sort", "limit", "html");
    private static final QueryRule PAGE = QueryRule.page("cursor", "fragment");
    private static final CampaignParameters CAMPAIGN = new CampaignParameters(List.of("Promo"));

    @Test
    void namesTheUnknownParameterAndTheOneThatWasMeant() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> API.check(QueryStrings.of("/?sotr=hot")))
                .withMessage("The query parameter `sotr` is unknown: did you mean `sort`?")
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST))
                .satisfies(problem -> assertThat(problem.members())
                        .containsEntry(
                                "errors", List.of(new Fault("sotr", "unknown", "is unknown: did you mean `sort`?"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?sort=hot&sort=latest",
                "/?limit=1&limit=1",
                "/?limit=1&%6Cimit=1",
                "/?Sort=hot",
                "/?sort[]=hot",
                "/?utm_source=x",
                "/?=1",
                "/?x",
                "/?html=1&amp;sort=hot"
            })
    void refusesUnknownAndRepeatedParameters(String target) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> API.check(QueryStrings.of(target), CAMPAIGN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utm_source",
                "UTM_Campaign",
                "utm_whatever",
                "fbclid",
                "gclid",
                "msclkid",
                "mc_cid",
                "mc_eid",
                "igshid",
                "ttclid",
                "yclid",
                "wbraid",
                "gbraid",
                "dclid",
                "mtm_campaign",
                "pk_kwd",
                "_hsenc",
                "mkt_tok",
                "ref",
                "promo"
            })
    void ignoresCampaignParametersOnPagesAlone(String name) {
        var query = QueryStrings.of("/?cursor=x&" + name + "=1&" + name + "=2");
        assertThatCode(() -> PAGE.check(query, CAMPAIGN)).doesNotThrowAnyException();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> QueryRule.api("cursor").check(query, CAMPAIGN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fragmnet", "cursors", "utm", "anything"})
    void refusesOtherParametersOnPagesToo(String name) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PAGE.check(QueryStrings.of("/?" + name + "=1"), CAMPAIGN));
    }

    @Test
    void listsAFewOfMany() {
        var many = IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(i -> "x" + i, i -> List.of("")));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> API.check(many))
                .satisfies(problem ->
                        assertThat((List<?>) problem.members().get("errors")).hasSize(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "0", "01", "1.0", "1e0", "", "yes"})
    void takesNothingButOneForAFlag(String value) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> QueryRule.flag(QueryStrings.of("/?html=" + value), "html"))
                .withMessage("Give `html` as 1, or leave it out.");
        assertThat(QueryRule.flag(QueryStrings.of("/?html=1"), "html")).isTrue();
        assertThat(QueryRule.flag(QueryStrings.of("/"), "html")).isFalse();
    }

    @Test
    void checksFormsToo() {
        var rule = FormRule.of("name", "choice").repeating("choice");
        assertThatCode(() -> rule.check(Map.of("name", List.of("a"), "choice", List.of("1", "2"))))
                .doesNotThrowAnyException();
        for (var wrong : List.of(
                Map.of("nmae", List.of("a")), Map.of("name", List.of("a", "b")), Map.of("admin", List.of("1")))) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> rule.check(wrong));
        }
    }
}
