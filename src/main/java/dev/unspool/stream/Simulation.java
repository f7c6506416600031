package dev.unspool.stream;

import dev.unspool.web.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an integrator asks to go wrong with a stream: {@code sim=gap,cut}. Off in production. */
record Simulation(Set<Fault> faults) {

    static final Simulation NONE = new Simulation(Set.of());

    /** Parameter of the address. */
    static final String PARAMETER = "sim";

    Simulation {
        faults = Set.copyOf(faults);
    }

    /** What can go wrong with any stream, brought about. */
    enum Fault {
        /** The id is taken for one that is none of ours. */
        GAP,
        /** Every event with an id comes twice. */
        DUPLICATE,
        /** Blocks come seconds apart. */
        SLOW,
        /** The stream says {@code bye} after a few events. */
        BYE,
        /** The connection breaks within a block, after a few events. */
        CUT;

        /** As the parameter spells it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param text the parameter's; null or empty where nothing shall go wrong
     * @param isAllowed whether this site simulates
     * @throws Problem where it does not, and for a word that is no fault
     */
    static Simulation of(@Nullable String text, boolean isAllowed) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        if (!isAllowed) {
            throw Problem.malformed(
                    "Leave `sim` out: simulation is off here. `unspool.stream.simulation=true` allows it, where no readers are.");
        }
        var faults = EnumSet.noneOf(Fault.class);
        for (var word : text.split(",", -1)) {
            faults.add(fault(word));
        }
        return new Simulation(faults);
    }

    boolean isNone() {
        return faults.isEmpty();
    }

    boolean has(Fault fault) {
        return faults.contains(fault);
    }

    /** All the words there are, in a list for people. */
    static String words() {
        return Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", "));
    }

    private static Fault fault(String word) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Problem.malformed("Give `sim` as a list with commas between, of these: " + words() + "."));
    }
}
