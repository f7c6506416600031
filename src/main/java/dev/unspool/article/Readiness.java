package dev.unspool.article;

import dev.unspool.article.DraftRejected.Fault;
import java.util.List;

/** Lists the parts that an article needs before it is published, and that a draft may lack: a title, a section and a text. */
public final class Readiness {

    private Readiness() {}

    /** Returns a fault for each part that is missing or has nothing that people see. @param body may be any text that stands for the body */
    public static List<Fault> missing(String title, String section, String body) {
        var faults = new Faults();
        faults.required("title", title);
        faults.required("section", section);
        faults.required("body", body);
        return faults.found();
    }
}
