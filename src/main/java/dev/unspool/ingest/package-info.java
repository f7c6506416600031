@org.jspecify.annotations.NullMarked
package dev.unspool.ingest;
