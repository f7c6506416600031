package dev.unspool.contract;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the API.
 *
 * @param path with parameters in braces
 * @param form of the addresses that it serves
 */
record ApiOperation(String method, String path, Pattern form, JsonNode described) {

    static ApiOperation of(String method, String path, JsonNode described) {
        var form = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
        return new ApiOperation(method.toUpperCase(Locale.ROOT), path, form, described);
    }

    boolean serves(String asked) {
        return form.matcher(asked).matches();
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }
}
