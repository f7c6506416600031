/** Imports articles from files, by the command {@code import}, and publishes the articles of the demo. */
@NullMarked
package dev.unspool.ingest;

import org.jspecify.annotations.NullMarked;
