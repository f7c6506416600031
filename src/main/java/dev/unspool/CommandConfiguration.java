package dev.unspool;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Scans only the packages that a command needs, so that nothing that serves readers starts beside an import. */
@EnableAutoConfiguration
@ComponentScan({
    "dev.unspool.database",
    "dev.unspool.store",
    "dev.unspool.ledger",
    "dev.unspool.access",
    "dev.unspool.schedule",
    "dev.unspool.newsroom",
    "dev.unspool.announce",
    "dev.unspool.ingest"
})
class CommandConfiguration {}
