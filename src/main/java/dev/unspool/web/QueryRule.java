package dev.unspool.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The query parameters of an address, each of which may be given once. All others are refused.
 *
 * @param isPage whether people follow links to it, which others may have extended by {@link CampaignParameters}
 */
public record QueryRule(KnownNames known, boolean isPage) {

    /** An address without parameters. */
    public static final QueryRule NONE = api();

    private static final int MAX_LISTED = 5;

    /** Returns the rule for an address that programs request. */
    public static QueryRule api(String... names) {
        return new QueryRule(KnownNames.of(names), false);
    }

    /** Returns the rule for a page. */
    public static QueryRule page(String... names) {
        return new QueryRule(KnownNames.of(names), true);
    }

    /**
     * Returns a {@code No-Vary-Search} by which browsers use what they have of a page under addresses that differ in other parameters: it ignores those
     * of campaigns, and refuses all others.
     */
    public String noVarySearch() {
        return "params, except=(" + known.all().map(name -> '"' + name + '"').collect(Collectors.joining(" ")) + ')';
    }

    /** Refuses parameters that are unknown or given twice. @throws Problem naming each, at most a few */
    public void check(Map<String, List<String>> parameters) {
        check(parameters, name -> false);
    }

    /**
     * Refuses parameters that are unknown or given twice. It runs for every request with a query.
     *
     * @param campaign the parameters that a page ignores
     * @throws Problem naming each, at most a few
     */
    public void check(Map<String, List<String>> parameters, Predicate<String> campaign) {
        if (parameters.isEmpty()) {
            return;
        }
        List<Fault> faults = null;
        for (var parameter : parameters.entrySet()) {
            var fault = isPage && campaign.test(parameter.getKey()) ? null : fault(parameter);
            if (fault != null) {
                faults = faults == null ? new ArrayList<>() : faults;
                faults.add(fault);
            }
        }
        if (faults != null) {
            throw problem(faults.subList(0, Math.min(faults.size(), MAX_LISTED)));
        }
    }

    /** Reads a parameter that is either absent or 1. @throws Problem if it is anything else */
    public static boolean flag(MultiValueMap<String, String> parameters, String name) {
        if (!parameters.containsKey(name)) {
            return false;
        }
        if (!"1".equals(parameters.getFirst(name))) {
            throw Problem.malformed("Give `" + name + "` as 1, or leave it out.");
        }
        return true;
    }

    private @Nullable Fault fault(Map.Entry<String, List<String>> parameter) {
        if (!known.contains(parameter.getKey())) {
            return known.fault("", parameter.getKey());
        }
        if (parameter.getValue().size() > 1) {
            return new Fault(parameter.getKey(), "duplicate", "must be given once");
        }
        return parameter.getValue().get(0) == null
                ? new Fault(parameter.getKey(), "required", "must have a value, after a `=`")
                : null;
    }

    private static Problem problem(List<Fault> faults) {
        var first = faults.get(0);
        return new Problem(
                ProblemCode.MALFORMED_REQUEST,
                "The query parameter `" + first.field() + "` " + first.message()
                        + (first.message().endsWith("?") ? "" : "."),
                Map.of("errors", List.copyOf(faults)));
    }
}
