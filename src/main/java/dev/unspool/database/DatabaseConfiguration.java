package dev.unspool.database;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    TransactionalOperator transaction(ReactiveTransactionManager manager) {
        return TransactionalOperator.create(manager);
    }

    /** The database's sockets live on the web server's event loops: half of the answers go out on the thread that read their rows. */
    @Bean
    ConnectionFactoryOptionsBuilderCustomizer eventLoops(ObjectProvider<ReactorResourceFactory> resources) {
        return options -> resources.ifAvailable(server ->
                options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, server.getLoopResources()));
    }

    @Bean
    DatabaseGreetingLifecycle databaseGreeting(ConnectionFactory connections) {
        return new DatabaseGreetingLifecycle(connections);
    }
}
