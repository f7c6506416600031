package dev.unspool.store;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.ReaderTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
