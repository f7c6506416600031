package dev.unspool.ingest;

import dev.unspool.newsroom.Intake;
import java.util.List;

/** What became of a batch. */
record Outcome(Batch batch, Intake intake, List<Refusal> refusals) {}
