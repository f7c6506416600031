package dev.unspool.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    /** The pool that readers use. Takes the place of Spring Boot's, which cannot be told which connections are unusable. */
    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(ConnectionPools pools) {
        return pools.readers();
    }

    @Bean
    NewsroomDatabase newsroomDatabase(ConnectionPools pools, DatabaseSettings settings) {
        return new NewsroomDatabase(pools.ofSize(settings.newsroom().connections()));
    }

    @Bean
    ConnectionPools connectionPools(
            R2dbcConnectionDetails details,
            ObjectProvider<ConnectionFactoryOptionsBuilderCustomizer> customizers,
            R2dbcProperties properties,
            StatementLimit limit,
            ServerLimits serverLimits) {
        return new ConnectionPools(details, customizers, properties, limit, serverLimits);
    }

    @Bean
    StatementLimit statementLimit() {
        return new StatementLimit(StatementLimit.WHILE_STARTING);
    }

    @Bean
    @ConditionalOnWebApplication
    StatementLimitLifecycle statementLimitOfServing(StatementLimit limit, DatabaseSettings settings) {
        return new StatementLimitLifecycle(limit, settings.limit());
    }

    @Bean
    @ConditionalOnWebApplication
    ServerLimits limitsOfServing(DatabaseSettings settings) {
        return ServerLimits.within(settings.limit());
    }

    @Bean
    @ConditionalOnNotWebApplication
    ServerLimits limitsOfCommands() {
        return ServerLimits.OF_COMMANDS;
    }

    @Bean
    @ConditionalOnWebApplication
    StartWait startOfServing(DatabaseSettings settings) {
        return new StartWait(settings.giveUpAfter());
    }

    /** A command gives up at once: somebody sits in front of it. */
    @Bean
    @ConditionalOnNotWebApplication
    StartWait startOfCommands(DatabaseSettings settings) {
        return new StartWait(Objects.requireNonNullElse(settings.giveUpAfter(), Duration.ZERO));
    }

    @Bean
    TransactionalOperator transaction(ReactiveTransactionManager manager) {
        return transactions(manager);
    }

    /**
     * Names the isolation level that all transactions are written for: each statement sees what was committed before it began. A database may
     * have another default.
     */
    static TransactionalOperator transactions(ReactiveTransactionManager manager) {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return TransactionalOperator.create(manager, definition);
    }

    /** Runs the database's sockets on the web server's event loops: half of the answers are then sent by the thread that read their rows. */
    @Bean
    ConnectionFactoryOptionsBuilderCustomizer eventLoops(ObjectProvider<ReactorResourceFactory> resources) {
        return options -> resources.ifAvailable(server ->
                options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, server.getLoopResources()));
    }

    /** The time that is stored, shown, or compared with another instance's: PostgreSQL's. */
    @Bean
    Clock clock(DatabaseTime time) {
        return time.withZone(ZoneOffset.UTC);
    }

    /** The clock of this machine, which may be wrong: only to begin with, and to be compared with PostgreSQL's. */
    @Bean(defaultCandidate = false)
    Clock machineClock() {
        return Clock.systemUTC();
    }

    /** Measures durations within this process. Inject it by its name: {@code @Qualifier("steadyClock")}. */
    @Bean(defaultCandidate = false)
    Clock steadyClock(@Qualifier("machineClock") Clock machineClock) {
        return new SteadyTime(machineClock, System::nanoTime).withZone(ZoneOffset.UTC);
    }

    @Bean
    DatabaseTime databaseTime(@Qualifier("steadyClock") Clock steadyClock) {
        return new DatabaseTime(steadyClock);
    }

    @Bean
    DatabaseTimeLifecycle databaseTimeReadings(
            DatabaseClient database,
            DatabaseTime time,
            @Qualifier("steadyClock") Clock steadyClock,
            @Qualifier("machineClock") Clock machineClock,
            ObjectProvider<MeterRegistry> meters) {
        return new DatabaseTimeLifecycle(database, time, steadyClock, machineClock, meters);
    }

    @Bean
    FirstConnectionLifecycle databaseGreeting(ConnectionFactory connections) {
        return new FirstConnectionLifecycle(connections);
    }
}
