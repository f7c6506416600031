package dev.unspool.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The query parameters that newsletters, social networks, advertisements and statistics append to links of pages. Pages ignore them, in any case of
 * their letters; the API refuses them.
 *
 * @param campaignParameters further ones of the site's own
 */
@ConfigurationProperties("unspool.site")
public record CampaignParameters(@DefaultValue List<String> campaignParameters) implements Predicate<String> {

    /** How whole families of them begin: Google Analytics, Matomo, AT Internet, HubSpot, Cloudflare's check of browsers, and others. */
    private static final List<String> FAMILIES = List.of(
            "utm_", "mtm_", "pk_", "piwik_", "at_", "ns_", "hsa_", "fb_", "ref_", "gad_", "guce_", "__hs", "_hs",
            "__cf_", "vero_");

    private static final Set<String> NAMES = Set.of(
            // clicks on advertisements: Google, Facebook, Microsoft, X, TikTok, LinkedIn, Yandex, Pinterest, Reddit,
            // Snapchat
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "srsltid",
            "fbclid",
            "msclkid",
            "twclid",
            "ttclid",
            "li_fat_id",
            "yclid",
            "ysclid",
            "epik",
            "rdt_cid",
            "sccid",
            "_openstat",
            // newsletters: Mailchimp, Marketo, Klaviyo, Omeda
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_kx",
            "oly_anon_id",
            "oly_enc_id",
            // shared posts and apps
            "igsh",
            "igshid",
            "si",
            "s",
            "share",
            "sharetype",
            "smid",
            "smtyp",
            "shared",
            "_branch_match_id",
            "feature",
            "amp",
            // statistics and partners
            "_ga",
            "_gl",
            "xtor",
            "wt_mc",
            "wt.mc_id",
            "trk",
            "trkcampaign",
            "spm",
            "scm",
            "cmp",
            "cmpid",
            "campaign",
            "cid",
            "ncid",
            "s_cid",
            "ocid",
            "ito",
            "ftag",
            "guccounter",
            "ref",
            "referer",
            "referrer",
            "src",
            "source",
            "via",
            "from",
            "partner",
            "outputtype");

    public CampaignParameters {
        campaignParameters =
                campaignParameters.stream().map(CampaignParameters::lower).toList();
    }

    /** Whether a page ignores the parameter. */
    @Override
    public boolean test(String name) {
        var lower = lower(name);
        return NAMES.contains(lower)
                || campaignParameters.contains(lower)
                || FAMILIES.stream().anyMatch(lower::startsWith);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
