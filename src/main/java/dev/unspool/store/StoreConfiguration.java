package dev.unspool.store;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.ReaderTokens;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    CursorText cursorText(SigningKeysLifecycle keys) {
        return new CursorText(keys);
    }

    @Bean
    ReaderTokens readerTokens(SigningKeysLifecycle keys) {
        return new ReaderTokens(keys);
    }

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
}
