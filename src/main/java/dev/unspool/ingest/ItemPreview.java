package dev.unspool.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * What an import would make of an item.
 *
 * @param line where it begins, counted from 1
 * @param offset bytes before it; null where the line is enough to find it
 * @param outcome {@code new}; {@code draft} if it becomes one, unless that is there already; {@code same} if it is there already, by its id, and would stay as it is; or {@code killed} if it must not come back
 */
record ItemPreview(
        String file,
        long line,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long offset,
        @JsonUnwrapped LineLabel label,
        String outcome) {}
