package dev.unspool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpEntity;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.RequestEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.NettyInbound;

/** The rooms of the house, the arrows between them, and what nobody may do in any of them. */
@AnalyzeClasses(packages = "dev.unspool", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String HOUSE = "dev.unspool.";

    /** Most files of a room, counting its {@code package-info}. */
    private static final int MOST_FILES = 55;

    /** Each room, with the rooms that it may use beside itself. */
    private static final Map<String, String> ARROWS = Map.ofEntries(
            // the foundation
            Map.entry("article", ""),
            Map.entry("cursor", "article"),
            Map.entry("event", "article"),
            Map.entry("difference", ""),
            Map.entry("web", ""),
            Map.entry("openapi", "web"),
            Map.entry("database", "lifecycle"),
            Map.entry("lifecycle", ""),
            Map.entry("redis", "lifecycle"),
            Map.entry("embedded", ""),
            Map.entry("announce", "article lifecycle redis"),
            // for readers: no arrow leads to ledger, access or newsroom, so none to drafts, retracted texts, tokens and
            // the audit log
            Map.entry("store", "article cursor event database lifecycle"),
            Map.entry("audience", "article redis store database web lifecycle openapi"),
            Map.entry("comment", "article cursor announce redis store database web openapi"),
            Map.entry("thread", "article announce comment hotfeed database web lifecycle"),
            Map.entry("purge", "event announce store web lifecycle"),
            Map.entry("hotfeed", "article cursor event announce redis store database web lifecycle"),
            Map.entry("tail", "article event announce store web lifecycle openapi"),
            Map.entry("feed", "article cursor audience difference hotfeed store tail web openapi"),
            Map.entry("search", "article cursor event announce feed hotfeed store database web lifecycle openapi"),
            Map.entry("related", "article cursor audience feed hotfeed store database web"),
            Map.entry("stream", "article cursor event announce comment feed store tail database web lifecycle openapi"),
            Map.entry("syndication", "article cursor event announce feed hotfeed store web lifecycle openapi"),
            Map.entry("embed", "article comment cursor feed hotfeed openapi store syndication thread web"),
            Map.entry(
                    "reader",
                    "article cursor comment difference feed hotfeed related search store syndication tail thread web"),
            // for the newsroom
            Map.entry("body", "article"),
            Map.entry("ledger", "article store database lifecycle"),
            Map.entry("access", "article cursor ledger database web lifecycle"),
            Map.entry("moderation", "article cursor comment announce database web openapi"),
            Map.entry("schedule", "article ledger database lifecycle"),
            Map.entry(
                    "newsroom",
                    "article cursor body access ledger schedule store announce audience database web openapi"),
            Map.entry("desk", "article access comment moderation web"),
            Map.entry("format", ""),
            Map.entry("ingest", "article body format newsroom lifecycle"),
            Map.entry("backup", "store"),
            // about the application
            Map.entry("health", "hotfeed redis stream web lifecycle"),
            Map.entry("edge", "web"),
            Map.entry("docs", "web openapi"));

    /** Rooms that serve readers. */
    private static final Set<String> READERS = Set.of(
            "store",
            "feed",
            "stream",
            "tail",
            "reader",
            "syndication",
            "hotfeed",
            "comment",
            "thread",
            "audience",
            "purge",
            "search",
            "related",
            "embed");

    /** Rooms that hold what readers must not see. */
    private static final Set<String> NEWSROOM =
            Set.of("ledger", "schedule", "access", "moderation", "newsroom", "desk", "ingest");

    /** Rooms that neither of them is: what both use, and what looks after the application. */
    private static final Set<String> NEITHER = Set.of(
            "article",
            "cursor",
            "event",
            "difference",
            "web",
            "openapi",
            "database",
            "lifecycle",
            "redis",
            "embedded",
            "announce",
            "body",
            "format",
            "backup",
            "health",
            "edge",
            "docs");

    /** Library, and the rooms that may use it. */
    private static final Map<String, String> DRIVERS = Map.of(
            "io.r2dbc..",
                    "database store ledger schedule access comment thread moderation audience search related web embedded", // the last
            // one only
            // reads
            // a URL
            "org.springframework.r2dbc..",
                    "database store ledger schedule access comment thread moderation audience search related",
            "org.springframework.security..", "access", // readers do not sign in
            "io.lettuce..", "redis announce hotfeed audience comment",
            "org.springframework.data.redis..", "redis announce hotfeed audience comment");

    @ArchTest
    static final ArchRule roomsTouchOnlyWhatTheTableSays = CompositeArchRule.of(ARROWS.entrySet().stream()
            .map(arrow -> room(arrow.getKey(), arrow.getValue()))
            .toList());

    @ArchTest
    static final ArchRule everyRoomIsInTheTable = classes()
            .that()
            .resideOutsideOfPackage("dev.unspool")
            .should()
            .resideInAnyPackage(packages(ARROWS.keySet().stream()))
            .because("a new room needs its line in the table: what it may touch");

    @ArchTest
    static void roomsStaySmallEnoughToKnow(JavaClasses classes) {
        var files = classes.stream()
                .filter(type ->
                        !type.getName().contains(".Jte")) // generated; an anonymous class in one has no simple name
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName,
                        Collectors.mapping(type -> type.getSource().flatMap(Source::getFileName), Collectors.toSet())));
        assertThat(files)
                .as("Find the second subject in it and give that a room.")
                .allSatisfy((room, sources) -> assertThat(sources).hasSizeLessThanOrEqualTo(MOST_FILES));
    }

    @ArchTest
    static final ArchRule roomsHaveNoCycles = slices().matching("dev.unspool.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room is taken out by taking it out; turn one arrow round with an interface");

    @ArchTest
    static void noArrowIsInTheTableThatNobodyNeeds(JavaClasses classes) {
        ARROWS.forEach((room, touches) -> assertThat(rooms(touches))
                .as("Take these out of the line of " + room + ": no class of it needs them.")
                .filteredOn(other -> classes.stream()
                        .filter(type -> isIn(HOUSE + room, type))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .noneMatch(dependency -> isIn(HOUSE + other, dependency.getTargetClass())))
                .isEmpty());
    }

    @ArchTest
    static void everyRoomIsOnOneSide(JavaClasses classes) {
        assertThat(Stream.of(READERS, NEWSROOM, NEITHER).flatMap(Set::stream))
                .as("Say of each room whether it serves readers, holds what they must not see, or neither.")
                .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
    }

    @ArchTest
    static void readersReachNothingOfTheNewsroom(JavaClasses classes) {
        READERS.forEach(room -> assertThat(reachedFrom(room))
                .as("No way may lead from " + room + " to drafts, retracted texts, tokens or the audit log;"
                        + " have the newsroom's room call, through an interface of " + room)
                .doesNotContainAnyElementsOf(NEWSROOM));
    }

    @ArchTest
    static final ArchRule driversStayInTheirRooms = CompositeArchRule.of(DRIVERS.entrySet().stream()
            .map(driver -> (ArchRule) noClasses()
                    .that()
                    .resideInAPackage("dev.unspool..")
                    .and()
                    .resideOutsideOfPackages(packages(rooms(driver.getValue())))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(driver.getKey())
                    .because("SQL and Redis live where the table says; ask that room instead"))
            .toList());

    @ArchTest
    static final ArchRule nobodyBlocks = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Lifecycle")
            .should()
            .callMethodWhere(reactor("block.*|toIterable|toStream|toFuture"))
            .because("return the Mono; only a start and a stop may wait, in a class that is called …Lifecycle");

    @ArchTest
    static final ArchRule nobodySubscribes = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Lifecycle")
            .should()
            .callMethodWhere(reactor("subscribe"))
            .because("return the Flux; what runs by itself is a …Lifecycle that can be stopped");

    @ArchTest
    static final ArchRule startsAndStopsHaveAPhase = classes()
            .that()
            .implement(SmartLifecycle.class)
            .should()
            .beAssignableTo(PhasedLifecycle.class)
            .because("the order of all starts and stops stands in Phase; extend PhasedLifecycle and choose one");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("take the Clock bean, so that a test can set it");

    @ArchTest
    static final ArchRule controllersAreNeverPublic = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .notHaveModifier(JavaModifier.PUBLIC)
            .because("a controller is called over HTTP, not by another package");

    @ArchTest
    static final ArchRule bodiesAreReadByOneClass = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.unspool.web.RequestBytes")
            .should()
            .callMethodWhere(readingABody())
            .because("RequestBytes.of(request, bytes, timeout) reads every body within limits; map what it gives");

    @ArchTest
    static final ArchRule bodiesAreNotBoundByTheFramework = noMethods()
            .should(ArchCondition.from(takingABody()))
            .because("the framework reads as much as comes, for as long as it comes: take the ServerWebExchange, call"
                    + " RequestBytes.of(request, bytes, timeout), and describe the body with OpenAPI's @RequestBody");

    /** Conditions that depend on a setting. */
    private static final List<Class<? extends Annotation>> CONDITIONS = List.of(
            ConditionalOnProperty.class,
            ConditionalOnBooleanProperty.class,
            ConditionalOnExpression.class,
            Profile.class);

    @ArchTest
    static final ArchRule settingsChooseNoBeans = CompositeArchRule.of(CONDITIONS.stream()
            .flatMap(condition -> Stream.<ArchRule>of(
                    noClasses().should().beAnnotatedWith(condition),
                    noMethods().should().beAnnotatedWith(condition)))
            .map(rule -> rule.because("the build chooses the beans (see AotBeans); have one that looks at the setting"))
            .toList());

    private static ArchRule room(String room, String touches) {
        var allowed = Stream.concat(Stream.of(room), rooms(touches))
                .map(HOUSE::concat)
                .toList();
        return noClasses()
                .that()
                .resideInAPackage(HOUSE + room + "..")
                .should()
                .dependOnClassesThat(
                        new DescribedPredicate<JavaClass>("live in a room that " + room + " may not touch") {
                            @Override
                            public boolean test(JavaClass other) {
                                return isIn("dev.unspool", other)
                                        && allowed.stream().noneMatch(room -> isIn(room, other));
                            }
                        })
                .allowEmptyShould(true)
                .because("the table of rooms says what may touch what; move the code, or ask through an interface");
    }

    /** Whether the type is in {@code room} or a package below: {@code dev.unspool.storefront} is not below {@code dev.unspool.store}. */
    private static boolean isIn(String room, JavaClass type) {
        var home = type.getPackageName();
        return home.equals(room) || home.startsWith(room + ".");
    }

    private static Set<String> reachedFrom(String room) {
        var reached = new TreeSet<String>();
        for (var next = Set.of(room); !next.isEmpty(); ) {
            reached.addAll(next);
            next = next.stream()
                    .flatMap(each -> rooms(ARROWS.get(each)))
                    .filter(each -> !reached.contains(each))
                    .collect(Collectors.toSet());
        }
        return reached;
    }

    private static Stream<String> rooms(String touches) {
        return Arrays.stream(touches.split(" ")).filter(room -> !room.isEmpty());
    }

    private static String[] packages(Stream<String> rooms) {
        return rooms.map(room -> HOUSE + room + "..").toArray(String[]::new);
    }

    /** Methods that read a request's body: of the request itself, of forms, of functional routes and of the server below WebFlux. */
    private static final Map<Class<?>, String> BODIES = Map.of(
            ReactiveHttpInputMessage.class, "getBody",
            ServerWebExchange.class, "getFormData|getMultipartData",
            ServerRequest.class, "body.*|formData|multipartData",
            NettyInbound.class, "receive.*");

    private static DescribedPredicate<JavaMethodCall> readingABody() {
        return new DescribedPredicate<>("read the body of a request") {
            @Override
            public boolean test(JavaMethodCall call) {
                return BODIES.entrySet().stream()
                        .anyMatch(body -> call.getTargetOwner().isAssignableTo(body.getKey())
                                && call.getName().matches(body.getValue()));
            }
        };
    }

    private static DescribedPredicate<JavaMethod> takingABody() {
        return new DescribedPredicate<>("take the body of a request as a parameter") {
            @Override
            public boolean test(JavaMethod method) {
                return method.getParameters().stream()
                        .anyMatch(parameter -> parameter.isAnnotatedWith(RequestBody.class)
                                || parameter.isAnnotatedWith(RequestPart.class)
                                || parameter.isAnnotatedWith(ModelAttribute.class)
                                || parameter.getRawType().isEquivalentTo(HttpEntity.class)
                                || parameter.getRawType().isEquivalentTo(RequestEntity.class));
            }
        };
    }

    private static DescribedPredicate<JavaMethodCall> reactor(String names) {
        var pattern = Pattern.compile(names);
        return new DescribedPredicate<>("call Reactor's " + names) {
            @Override
            public boolean test(JavaMethodCall call) {
                return isIn("reactor.core.publisher", call.getTargetOwner())
                        && pattern.matcher(call.getName()).matches();
            }
        };
    }
}
