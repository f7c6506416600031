package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Reading the body of a request, and its limits. */
class RequestBytesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void readsTheWholeBody() {
        StepVerifier.create(RequestBytes.of(request(parts("{\"a\":", "\"b\"}")), 9, PATIENCE))
                .assertNext(
                        body -> assertThat(body.object().get("a").stringValue()).isEqualTo("b"))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void keepsAHashAndALeadingQuestionMarkOfAForm() {
        StepVerifier.create(RequestBytes.of(request(parts("?a=1&text=I+#lo", "ve+it&website=x")), 99, PATIENCE)
                        .map(RequestBytes::form))
                .assertNext(form -> assertThat(form.toSingleValueMap())
                        .containsOnly(entry("?a", "1"), entry("text", "I #love it"), entry("website", "x")))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void isEmptyWithoutABody() {
        StepVerifier.create(RequestBytes.of(request(Flux.empty()), 9, PATIENCE))
                .assertNext(body -> assertThat(body.isEmpty()).isTrue())
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void refusesABodyAboveTheLimit() {
        StepVerifier.create(RequestBytes.of(request(parts("12345", "67890").concatWith(Flux.never())), 9, PATIENCE))
                .expectError(DataBufferLimitException.class)
                .verify(LIMIT);
    }

    @Test
    void refusesABodyThatIsTooSlow() {
        StepVerifier.withVirtualTime(
                        () -> RequestBytes.of(request(parts("12345").concatWith(Flux.never())), 9, PATIENCE))
                .expectSubscription()
                .expectNoEvent(PATIENCE.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectErrorMatches(failure -> failure instanceof Problem problem
                        && problem.getMessage().contains("10 seconds"))
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{} {}", "{\"a\":1,\"a\":2}", "{'a':1}"})
    void refusesWhatIsNoJsonObject(String text) {
        var body = new RequestBytes(text.getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(body::object)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'count':1.9}                        | count        | wrong-type",
                "{'count':1.0}                        | count        | wrong-type",
                "{'count':1e0}                        | count        | wrong-type",
                "{'count':'3'}                        | count        | wrong-type",
                "{'count':true}                       | count        | wrong-type",
                "{'count':99999999999}                | count        | wrong-type",
                "{'name':1}                           | name         | wrong-type",
                "{'name':true}                        | name         | wrong-type",
                "{'name':['a']}                       | name         | wrong-type",
                "{'flag':'true'}                      | flag         | wrong-type",
                "{'flag':1}                           | flag         | wrong-type",
                "{'ids':'a'}                          | ids          | wrong-type",
                "{'ids':['a',1]}                      | ids[1]       | wrong-type",
                "{'versions':{'a':'1'}}               | versions.a   | wrong-type",
                "{'versions':[1]}                     | versions     | wrong-type",
                "{'inner':{'naem':'x'}}               | inner.naem   | unknown",
                "{'inner':{'name':1}}                 | inner.name   | wrong-type",
                "{'inner':'x'}                        | inner        | wrong-type",
                "{'nmae':'x'}                         | nmae         | unknown",
                "{'__proto__':{}}                     | __proto__    | unknown"
            })
    void bindsExactTypesAndKnownMembersAlone(String json, String field, String code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> body(json).as(Outer.class))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION_FAILED))
                .satisfies(problem -> assertThat(faults(problem))
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.field()).isEqualTo(field))
                        .satisfies(fault -> assertThat(fault.code()).isEqualTo(code)));
    }

    @Test
    void bindsWhatFits() {
        var outer = body("{'name':'n','count':3,'flag':true,'ids':['a'],'versions':{'a':1},'inner':{'name':null}}")
                .as(Outer.class);
        assertThat(outer).isEqualTo(new Outer("n", 3, true, List.of("a"), Map.of("a", 1), new Inner(null)));
        assertThat(body("{}").as(Outer.class)).isEqualTo(new Outer(null, null, null, null, null, null));
    }

    @Test
    void namesAllThatIsWrongButAFewOfVeryMany() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> body("{'nmae':'x','count':'1','flag':0}").as(Outer.class))
                .satisfies(problem -> assertThat(faults(problem)).hasSize(3));
        var many =
                IntStream.range(0, 10_000).mapToObj(i -> "'x" + i + "':1").collect(Collectors.joining(",", "{", "}"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> body(many).as(Outer.class))
                .satisfies(problem -> assertThat(faults(problem)).hasSize(5));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> body(many).fields(KnownNames.of("name")))
                .satisfies(problem -> assertThat(faults(problem)).hasSize(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1,'a':2}               | a",
                "{'b':{'a':1,'a':2}}         | b.a",
                "{'a':1,'b':[{},{'c':1,'c':1}]} | b.1.c",
                "{'a':1,'\\u0061':2}       | a"
            })
    void namesAMemberThatIsGivenTwice(String json, String member) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> body(json).object())
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST))
                .satisfies(problem -> assertThat(faults(problem))
                        .containsExactly(new Fault(member, "duplicate", "must be given once")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{'a':tru}",
                "{'a':1,}",
                "{'a':01}",
                "{'a':NaN}",
                "{} {}",
                "[",
                "{'a':'\u0001'}",
                "{a:1}",
                "/* */{}"
            })
    void saysWhereJsonIsMalformedInWordsOfItsOwn(String json) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> body(json).object())
                .withMessageMatching("Send JSON: this is none from line \\d+, column \\d+\\.");
    }

    @Test
    void refusesALongOrCompressedBodyBeforeItIsAskedFor() {
        var body = Flux.<DataBuffer>error(new AssertionError("the body was asked for"));
        for (var header :
                Map.of("Content-Length", "90000000", "Content-Encoding", "gzip").entrySet()) {
            var request = MockServerHttpRequest.post("/")
                    .header(header.getKey(), header.getValue())
                    .body(body);
            StepVerifier.create(RequestBytes.of(request, 9, PATIENCE))
                    .expectErrorMatches(failure -> failure instanceof Problem problem
                            && List.of(ProblemCode.PAYLOAD_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE)
                                    .contains(problem.code()))
                    .verify(LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "*/*",
                "application/*",
                "json",
                "/",
                ";;"
            })
    void takesNothingButJsonForJson(String type) {
        var request =
                MockServerHttpRequest.post("/").header("Content-Type", type).body(parts("{}"));
        StepVerifier.create(RequestBytes.json(request, 9))
                .expectErrorMatches(failure ->
                        failure instanceof Problem problem && problem.code() == ProblemCode.UNSUPPORTED_MEDIA_TYPE)
                .verify(LIMIT);
    }

    private record Outer(
            @Nullable String name,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable List<String> ids,
            @Nullable Map<String, Integer> versions,
            @Nullable Inner inner) {}

    private record Inner(@Nullable String name) {}

    private static RequestBytes body(String json) {
        return new RequestBytes(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static List<Fault> faults(Problem problem) {
        return (List<Fault>) problem.members().get("errors");
    }

    private static ServerHttpRequest request(Flux<DataBuffer> body) {
        return MockServerHttpRequest.post("/").body(body);
    }

    private static Flux<DataBuffer> parts(String... parts) {
        return Flux.just(parts)
                .map(part -> DefaultDataBufferFactory.sharedInstance.wrap(part.getBytes(StandardCharsets.UTF_8)));
    }
}
