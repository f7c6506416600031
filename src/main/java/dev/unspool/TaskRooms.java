package dev.unspool;

import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The rooms that a task needs. What serves readers stays out, so that nothing of it starts beside an import. */
@EnableAutoConfiguration
@ComponentScan({
    "dev.unspool.database",
    "dev.unspool.store",
    "dev.unspool.ledger",
    "dev.unspool.access",
    "dev.unspool.newsroom",
    "dev.unspool.announce",
    "dev.unspool.ingest"
})
class TaskRooms {

    /** The only source of time. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
