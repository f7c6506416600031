package dev.unspool.stream;

import dev.unspool.web.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The faults that an integrator asked for: {@code sim=gap,cut}. Off in production. */
record Simulation(Set<Fault> faults) {

    static final Simulation NONE = new Simulation(Set.of());

    /** The query parameter. */
    static final String PARAMETER = "sim";

    Simulation {
        faults = Set.copyOf(faults);
    }

    /** A fault that any stream can meet. */
    enum Fault {
        /** The id is treated as unknown. */
        GAP,
        /** Every event with an id comes twice. */
        DUPLICATE,
        /** Blocks come seconds apart. */
        SLOW,
        /** The stream says {@code bye} after a few events. */
        BYE,
        /** The connection breaks within a block, after a few events. */
        CUT;

        /** Returns its name in the parameter. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param text the parameter; null or empty for no faults
     * @param isAllowed whether this site allows simulation
     * @throws Problem if it does not, or for an unknown name
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
        for (var code : text.split(",", -1)) {
            faults.add(fault(code));
        }
        return new Simulation(faults);
    }

    boolean isNone() {
        return faults.isEmpty();
    }

    boolean has(Fault fault) {
        return faults.contains(fault);
    }

    /** Returns all names, as a list for people. */
    static String codes() {
        return Arrays.stream(Fault.values()).map(Fault::code).collect(Collectors.joining(", "));
    }

    private static Fault fault(String code) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        Problem.malformed("Give `sim` as a list with commas between, of these: " + codes() + "."));
    }
}
