package dev.unspool.body;

import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * The address of a page, against which relative addresses are resolved as RFC 3986 section 5.2 says.
 *
 * @param origin scheme and host
 * @param path begins with a slash; without query and fragment
 */
record BaseAddress(String origin, String path) {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:");

    /** Splits a web address that {@link Address#web} has written. */
    static BaseAddress of(String web) {
        var address = withoutQuery(web);
        var slash = address.indexOf('/', address.indexOf("//") + 2);
        return slash < 0
                ? new BaseAddress(address, "/")
                : new BaseAddress(address.substring(0, slash), address.substring(slash));
    }

    /** Returns the absolute address; an address that is absolute already is returned as it is. */
    String resolve(String address) {
        if (SCHEME.matcher(address).lookingAt() || address.startsWith("//")) {
            return address;
        }
        if (address.isEmpty() || address.startsWith("?") || address.startsWith("#")) {
            return origin + path + address;
        }
        var relative = withoutQuery(address);
        var whole = relative.startsWith("/") ? relative : path.substring(0, path.lastIndexOf('/') + 1) + relative;
        return origin + withoutDots(whole) + address.substring(relative.length());
    }

    static String withoutQuery(String address) {
        for (var i = 0; i < address.length(); i++) {
            if (address.charAt(i) == '?' || address.charAt(i) == '#') {
                return address.substring(0, i);
            }
        }
        return address;
    }

    private static String withoutDots(String path) {
        var kept = new ArrayList<String>();
        var segments = path.substring(1).split("/", -1);
        for (var segment : segments) {
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            } else if (!segment.equals(".") && !segment.equals("..")) {
                kept.add(segment);
            }
        }
        var last = segments[segments.length - 1];
        var directory = (last.equals(".") || last.equals("..")) && !kept.isEmpty() ? "/" : "";
        return "/" + String.join("/", kept) + directory;
    }
}
