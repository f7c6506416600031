package dev.unspool.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds marks by which an extension of WordPress shows a post, or a part of it, to some readers alone. WordPress itself calls such a post published, and
 * its export has the whole text. Of all extensions that do so, these are the known ones, and those whose blocks and short codes are called by what they do.
 */
final class WxrMembers {

    /** Fields of a post, with the values by which everybody may read it. Any other value restricts it. */
    private static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry("_jetpack_newsletter_access", Set.of("everybody")),
            Map.entry("_members_access_role", Set.of()),
            Map.entry("rcp_access_level", Set.of("none", "0")),
            Map.entry("rcp_subscription_level", Set.of("all", "0")),
            Map.entry("rcp_user_level", Set.of("all", "none")),
            Map.entry("_is_paid", Set.of("0", "no", "false")),
            Map.entry("pms-content-restrict-user-status", Set.of("all")),
            Map.entry("pms-content-restrict-subscription-plan", Set.of()),
            Map.entry("pms-content-restrict-all-subscription-plans", Set.of("no", "0")),
            Map.entry("_memberful_acl", Set.of("a:0:{}")),
            Map.entry("ihc_mb_who", Set.of("all")),
            Map.entry("_wpmem_block", Set.of("0")),
            Map.entry("_issuem_leaky_paywall_visibility", Set.of()),
            Map.entry("_content_restricted", Set.of("0", "no", "false")),
            Map.entry("_wp_private_content_plus", Set.of("0", "no", "false")));

    /** Field of Ultimate Member, and the entry in it that says who may read. */
    private static final String ULTIMATE_MEMBER = "um_content_restriction";

    private static final String ULTIMATE_MEMBER_ALL = "\"_um_accessible\";s:1:\"0\"";

    /** Marks in a text that stand alone: what follows, or the block that they are in, is for some readers. */
    private static final List<String> MARKS =
            List.of("<!-- wp:jetpack/paywall", "<!-- wp:paywall", "\"blockVisibility\":", "\"contentControls\":");

    /** Ends of blocks and of short codes, which those have that have a text. */
    private static final Pattern ENDS = Pattern.compile("(?:<!--\\s{0,8}/wp:|\\[/)([A-Za-z0-9/_-]{2,80})");

    private static final Pattern NAMES = Pattern.compile(
            "paywall|premium[-_]?content|members?[-_]?only|membership|memberful|memberpress|restrict"
                    + "|subscribers?[-_]?(?:only|view|content)|subscription[-_]content|private|protected|logged[-_]?in|paid|patron"
                    + "|user[-_]?access|content[-_]?lock|(?:^|/)members?(?:$|[-_]content)"
                    + "|(?:^|/)(?:mepr|rcp|pmpro|s2if|s2member|wlm|swpm|wpmem|um)[-_]|ihc[-_]hide|passster|armember|arm[-_]restrict",
            Pattern.CASE_INSENSITIVE);

    private WxrMembers() {}

    /** Returns the name of the first mark; empty if everybody may read the post. */
    static Optional<String> mark(XmlItem post, String body) {
        return field(post)
                .map(name -> "field " + name)
                .or(() -> MARKS.stream().filter(body::contains).findFirst().map(mark -> "mark " + mark))
                .or(() -> ENDS.matcher(body)
                        .results()
                        .map(end -> end.group(1))
                        .filter(name -> NAMES.matcher(name).find())
                        .findFirst()
                        .map(name -> "part " + name));
    }

    private static Optional<String> field(XmlItem post) {
        return post.all("wp:postmeta").stream()
                .filter(meta -> isRestricting(
                        meta.text("wp:meta_key").orElse(""),
                        meta.text("wp:meta_value").orElse("")))
                .flatMap(meta -> meta.text("wp:meta_key").stream())
                .findFirst();
    }

    private static boolean isRestricting(String key, String value) {
        if (key.equals(ULTIMATE_MEMBER)) {
            return value.contains("\"_um_accessible\"") && !value.contains(ULTIMATE_MEMBER_ALL);
        }
        var open = FIELDS.get(key);
        return open != null && !value.isEmpty() && open.stream().noneMatch(value::equalsIgnoreCase);
    }
}
