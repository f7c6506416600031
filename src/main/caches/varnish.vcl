# Varnish 7.1 or later in front of two instances. The tests run it as it stands, with other ports. Start it with
#
#     varnishd -f varnish.vcl -a 127.0.0.1:6081 -s malloc,256m -p http_gzip_support=off
#
# since the instances compress what they give, once: Varnish's own gzip would take their br and zstd from readers, and weaken ETags.
#
# Kept is what the instances' Cache-Control lets shared caches keep, for as long as it says: fresh for `s-maxage`, given while the
# next edition is fetched for `stale-while-revalidate`, given while the instances fail for `stale-if-error`. What has gone stale is asked
# for with its ETag, and costs a 304.
#
# Nothing is waited for where it must not be: `unspool.purge.caches=http://127.0.0.1:6081` has the instances say here which articles were
# corrected or retracted. By hand:
#
#     curl -X PURGE -H "Authorization: Bearer $UNSPOOL_PURGE_SECRET" -H 'Surrogate-Key: article-0198c0de-0000-7000-8000-000000000001' \
#         http://127.0.0.1:6081/
#
# Who purges must know the secret: start Varnish with it in the environment variable UNSPOOL_PURGE_SECRET (at least 16 characters; in systemd
# `EnvironmentFile=`), and the instances with the same one. Without it nobody may purge.
#
# TLS and HTTP/2 are for the balancer in front (see ../balancers), so Varnish listens where readers do not reach it: whoever came here past the
# balancer would come in clear. A balancer on another machine needs another address behind `-a`, a firewall that lets it alone in, and its
# own address in `balancers` below. With thousands of open streams, have it send /api/v1/stream past
# Varnish, straight to the instances: here each of them takes a thread.

vcl 4.1;

import directors;
import purge;
import std;

probe ready {
    .url = "/readyz";
    .interval = 1s;
    .timeout = 1s;
    .window = 2;
    .threshold = 1;
}

backend one {
    .host = "127.0.0.1";
    .port = "8081";
    .probe = ready;
    .connect_timeout = 2s;
    .first_byte_timeout = 10s;
    # A connection that stays silent is given up: a stream has something to say every 15 s.
    .between_bytes_timeout = 60s;
}

backend two {
    .host = "127.0.0.1";
    .port = "8082";
    .probe = ready;
    .connect_timeout = 2s;
    .first_byte_timeout = 10s;
    .between_bytes_timeout = 60s;
}

# Where those who may purge are: the instances.
acl instances {
    "127.0.0.1";
    "::1";
}

# Where the balancers are: they alone are believed when they say that a reader came over TLS.
acl balancers {
    "127.0.0.1";
    "::1";
}

sub vcl_init {
    new site = directors.round_robin();
    site.add_backend(one);
    site.add_backend(two);
}

sub vcl_recv {
    set req.backend_hint = site.backend();
    if (req.restarts == 0) {
        unset req.http.X-Second-Look;
        unset req.http.X-Gone;
    }
    # No connection changes its protocol: in a tunnel, requests would pass these rules unseen.
    unset req.http.Upgrade;
    unset req.http.HTTP2-Settings;

    if (remote.ip !~ balancers) {
        unset req.http.X-Forwarded-Proto;
    }

    if (req.method == "PURGE") {
        call forget;
    }
    # Nobody gives a token away in clear. A site whose base URL is http, as in the demo, has to leave this out.
    if (req.url ~ "^/(api/v1/)?newsroom([/?;]|$)" && req.http.X-Forwarded-Proto !~ "(?i)^https$") {
        return (synth(403, "Come over TLS"));
    }
    if (req.method !~ "^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$") {
        return (synth(405));
    }
    # Each event is passed on as it comes.
    if (req.method == "GET" && req.url ~ "^/api/v1/stream(\?|$)") {
        return (pipe);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.http.Authorization) {
        return (pass);
    }
    # Answers vary with it: each value, made up or not, would have an edition of its own.
    if (req.http.Unspool-Author) {
        return (pass);
    }
    # Pages of one person, known by a cookie: the newsroom, and the comments of an article with those that await moderation.
    if (req.url ~ "^/newsroom([/?]|$)") {
        return (pass);
    }
    if (req.url ~ "^/articles/[^/?]+/comments([/?]|$)" && req.http.Cookie ~ "(^|;\s*)(__Host-)?unspool-author=") {
        return (pass);
    }
    # No other page depends on cookies; those that others set on this host must not keep pages from being kept.
    unset req.http.Cookie;

    # Three spellings are left of Accept-Encoding and none: each would have its own edition of every page.
    set req.http.X-Codings = regsuball(req.http.Accept-Encoding.lower(), "[^,;]+;\s*q=0(\.0*)?\s*(,|$)", "");
    unset req.http.Accept-Encoding;
    if (req.http.X-Codings ~ "(^|[\s,])br($|[\s,;])") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.X-Codings ~ "(^|[\s,])zstd($|[\s,;])") {
        set req.http.Accept-Encoding = "zstd";
    } elsif (req.http.X-Codings ~ "(^|[\s,])gzip($|[\s,;])") {
        set req.http.Accept-Encoding = "gzip";
    }
    unset req.http.X-Codings;

    # While the instances are well, what is stale is shown no longer than stale-while-revalidate says; else for as long as it is kept.
    if (!std.healthy(req.backend_hint) || req.http.X-Second-Look) {
        set req.grace = 1d;
    } elsif (req.url ~ "^/(api/v1/)?articles/") {
        set req.grace = 300s;
    } else {
        set req.grace = 30s;
    }
    return (hash);
}

# Forgets every page that shows one of the articles named.
sub forget {
    # A balancer on an instance's host has an address of theirs: what it forwards is recognised by X-Forwarded-For, to which Varnish itself adds
    # the sender's address.
    if (client.ip !~ instances || req.http.Forwarded || req.http.X-Forwarded-For != "" + client.ip) {
        return (synth(403, "Forbidden"));
    }
    if (std.getenv("UNSPOOL_PURGE_SECRET") !~ "^.{16}"
            || req.http.Authorization != "Bearer " + std.getenv("UNSPOOL_PURGE_SECRET")) {
        return (synth(403, "Say the secret: UNSPOOL_PURGE_SECRET"));
    }
    if (req.http.Surrogate-Key !~ "^[a-z0-9-]+( [a-z0-9-]+)*$") {
        return (synth(400, "Name what to forget: Surrogate-Key"));
    }
    if (!std.ban("obj.http.Surrogate-Key ~ (^|\s)(" + regsuball(req.http.Surrogate-Key, " ", "|") + ")(\s|$)")) {
        return (synth(500, std.ban_error()));
    }
    return (synth(200, "Forgotten"));
}

sub vcl_backend_response {
    # A failure takes the place of nothing that can still be shown: what is fetched behind a reader's back is dropped, and who waits for
    # it is given what is stale, by a second look. Only what fails then too is passed on.
    if (beresp.status >= 500) {
        if (bereq.is_bgfetch || !bereq.http.X-Second-Look) {
            return (abandon);
        }
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    # Retracted: no edition of it is shown again, however stale it might have been. All pages of the article are banned only where this answer
    # takes the place of one that was kept: anybody may ask for a retracted article as often as they like, and each ban is remembered.
    if (beresp.status == 410 && !bereq.uncacheable) {
        if ((bereq.is_bgfetch || bereq.http.If-None-Match) && beresp.http.Surrogate-Key ~ "^article-[0-9a-f-]+$") {
            std.ban("obj.http.Surrogate-Key ~ (^|\s)" + beresp.http.Surrogate-Key + "(\s|$)");
        }
        # Kept for as long as it takes to purge the other editions of its address: see vcl_deliver.
        set beresp.ttl = 1s;
        set beresp.grace = 0s;
        set beresp.keep = 0s;
        return (deliver);
    }
    if (beresp.http.Cache-Control !~ "stale-while-revalidate") {
        set beresp.grace = 0s;
    }
    if (beresp.http.Cache-Control ~ "stale-if-error=\d+") {
        set beresp.grace = std.duration(
            regsub(beresp.http.Cache-Control, ".*stale-if-error=(\d+).*", "\1") + "s", 0s);
    }
    # Kept beyond that only to be asked for with its ETag.
    set beresp.keep = 1h;
}

# A second look at an address that is gone: see vcl_deliver.
sub vcl_hit {
    if (req.http.X-Gone) {
        purge.hard();
        return (deliver);
    }
}

sub vcl_miss {
    if (req.http.X-Gone) {
        purge.hard();
    }
}

sub vcl_synth {
    if (resp.status == 503 && req.restarts == 0) {
        set req.http.X-Second-Look = "1";
        return (restart);
    }
}

sub vcl_deliver {
    # Other codings of a page that is gone may still be kept. Only a look-up can purge them, so this answer is looked up once more.
    if (resp.status == 410 && obj.hits == 0 && !obj.uncacheable && !req.http.X-Gone) {
        set req.http.X-Gone = "1";
        return (restart);
    }
    if (obj.hits == 0 || req.http.X-Gone) {
        set resp.http.X-Cache = "MISS";
    } elsif (obj.ttl > 0s) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "STALE";
    }
    # Leave it where another cache stands in front of this one.
    unset resp.http.Surrogate-Key;
}
