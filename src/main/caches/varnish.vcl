# Varnish 7.1 or later in front of two instances. The tests run it as it stands, with other ports. Start it with
#
#     varnishd -f varnish.vcl -a 127.0.0.1:6081 -s malloc,256m -p http_gzip_support=off
#
# because the instances compress each answer once: Varnish's own gzip would keep br and zstd from readers, and weaken ETags.
#
# Varnish keeps answers as their Cache-Control allows: fresh for `s-maxage`, then for `stale-while-revalidate` while the next edition is
# fetched, and for `stale-if-error` while the instances fail. It asks for a stale answer with its ETag, which costs a 304.
#
# With `unspool.purge.caches=http://127.0.0.1:6081` the instances purge articles here at once when they are corrected or retracted. By hand:
#
#     curl -X PURGE -H "Authorization: Bearer $UNSPOOL_PURGE_SECRET" -H 'Surrogate-Key: article-0198c0de-0000-7000-8000-000000000001' \
#         http://127.0.0.1:6081/
#
# Purging needs a secret: start Varnish with it in the environment variable UNSPOOL_PURGE_SECRET (at least 16 characters; in systemd
# `EnvironmentFile=`), and the instances with the same one in unspool.purge.secret. Without it nobody can purge.
#
# The balancer in front terminates TLS and HTTP/2 (see ../balancers). Varnish listens where readers cannot reach it: requests that bypass the
# balancer would come without TLS. For a balancer on another machine, change the address after `-a`, use a firewall that admits only the balancer, and
# add its address to `balancers` below. With thousands of open streams, have the balancer send /api/v1/stream straight to the instances:
# in Varnish each stream takes a thread.

vcl 4.1;

import directors;
import purge;
import std;

probe ready {
    .url = "/readyz";
    .interval = 1s;
    # A busy instance answers late, but it does answer.
    .timeout = 5s;
    .window = 2;
    .threshold = 1;
}

backend one {
    .host = "127.0.0.1";
    .port = "8081";
    .probe = ready;
    .connect_timeout = 2s;
    .first_byte_timeout = 10s;
    # Longest silence on a connection: a stream sends something every 15 s.
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

# The instances once more, without a look at readiness: see `anyone`.
backend one_unready {
    .host = "127.0.0.1";
    .port = "8081";
    # One that hangs must not take all threads, which show stale pages meanwhile.
    .max_connections = 100;
    .connect_timeout = 2s;
    .first_byte_timeout = 4s;
    .between_bytes_timeout = 60s;
}

backend two_unready {
    .host = "127.0.0.1";
    .port = "8082";
    .max_connections = 100;
    .connect_timeout = 2s;
    .first_byte_timeout = 4s;
    .between_bytes_timeout = 60s;
}

# Addresses of the instances, which may purge.
acl instances {
    "127.0.0.1";
    "::1";
}

# Addresses of the balancers. Varnish believes only their X-Forwarded-Proto.
acl balancers {
    "127.0.0.1";
    "::1";
}

sub vcl_init {
    new site = directors.round_robin();
    site.add_backend(one);
    site.add_backend(two);
    # If none is ready, all get requests: an instance that is stopping, slow or without its database answers better than nobody does.
    new anyone = directors.round_robin();
    anyone.add_backend(one_unready);
    anyone.add_backend(two_unready);
}

sub vcl_recv {
    unset req.http.X-Unready;
    set req.backend_hint = site.backend();
    if (!std.healthy(site.backend())) {
        set req.http.X-Unready = "1";
        set req.backend_hint = anyone.backend();
    }
    if (req.restarts == 0) {
        unset req.http.X-Second-Look;
        unset req.http.X-Gone;
    }
    # No protocol upgrades: requests inside a tunnel would bypass these rules.
    unset req.http.Upgrade;
    unset req.http.HTTP2-Settings;

    if (remote.ip !~ balancers) {
        unset req.http.X-Forwarded-Proto;
    }

    if (req.method == "PURGE") {
        call forget;
    }
    # Nobody may send a token without TLS. Leave this out for a site whose base URL is http, as in the demo.
    if (req.url ~ "^/(api/v1/)?newsroom([/?;]|$)" && req.http.X-Forwarded-Proto !~ "(?i)^https$") {
        return (synth(403, "Come over TLS"));
    }
    if (req.method !~ "^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$") {
        return (synth(405));
    }
    # Pass on each event at once.
    if (req.method == "GET" && req.url ~ "^/api/v1/stream(\?|$)") {
        return (pipe);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # The tail is the same for all, whatever they send, and has one coding. All who wait for the same address get the one answer that the instance
    # holds back.
    if (req.url ~ "^/api/v1/tail/") {
        unset req.http.Authorization;
        unset req.http.Cookie;
        unset req.http.Accept-Encoding;
        return (hash);
    }
    if (req.http.Authorization) {
        return (pass);
    }
    # Answers vary with this header: Varnish would keep an edition for each value, real or invented.
    if (req.http.Unspool-Author) {
        return (pass);
    }
    # Pages for one person, identified by a cookie: the newsroom, and an article's comments with the person's own waiting ones.
    if (req.url ~ "^/newsroom([/?]|$)") {
        return (pass);
    }
    if (req.url ~ "^/articles/[^/?]+/comments([/?]|$)" && req.http.Cookie ~ "(^|;\s*)(__Host-)?unspool-author=") {
        return (pass);
    }
    # No other page depends on cookies. Cookies that other software sets on this host must not prevent caching.
    unset req.http.Cookie;

    # Reduce Accept-Encoding to br, zstd, gzip or nothing: Varnish would keep an edition of every page for each spelling.
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

    # While an instance is ready, a stale page is shown no longer than stale-while-revalidate says; otherwise as long as it is kept.
    if (req.http.X-Unready || req.http.X-Second-Look) {
        set req.grace = 1d;
    } elsif (req.url ~ "^/(api/v1/)?articles/") {
        set req.grace = 300s;
    } else {
        set req.grace = 30s;
    }
    return (hash);
}

# The tail is the same under every name of the site: all who wait must share one request, whatever host they name.
sub vcl_hash {
    if (req.url ~ "^/api/v1/tail/") {
        hash_data(req.url);
        return (lookup);
    }
}

# Bans every page that shows one of the named articles.
sub forget {
    # A balancer on the host of an instance has the same address. Its forwarded requests are recognised by X-Forwarded-For, to which Varnish itself
    # adds the sender's address.
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

# The tail is answered after 50 s at the latest: two rounds. Whatever waits here waits for as long.
sub vcl_backend_fetch {
    if (bereq.url ~ "^/api/v1/tail/") {
        set bereq.first_byte_timeout = 60s;
    }
}

# An instance died while it held a request for the tail: another one takes it over, and those who wait notice nothing.
sub vcl_backend_error {
    if (bereq.url ~ "^/api/v1/tail/") {
        if (bereq.retries < 3) {
            return (retry);
        }
        if (bereq.url ~ "^/api/v1/tail/[0-9a-f-]{36}/(0|[1-9][0-9]{0,17})/[0-9]{1,10}$") {
            call tail_later;
            return (deliver);
        }
    }
}

# No instance answers: all who wait are told to come back. Round 0 has always ended, so its answer names the round of now.
sub tail_later {
    set beresp.status = 200;
    set beresp.ttl = 2s;
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    set beresp.http.Content-Type = "application/json";
    set beresp.http.Cache-Control = "public, max-age=0, s-maxage=2, must-revalidate";
    set beresp.http.Access-Control-Allow-Origin = "*";
    synthetic({"{"items":[],"head":"} + regsub(bereq.url, "^/api/v1/tail/[^/]*/(0|[1-9][0-9]*)/.*$", "\1") + {","next":""}
        + regsub(bereq.url, "/[0-9]+$", "/0") + {"","waitMs":"} + std.integer(real = std.random(5000, 15000)) + "}");
}

# A refusal is not kept, and above all not remembered as what cannot be kept: then nobody would wait for another's answer any more.
sub tail_response {
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    if (beresp.status >= 500 && bereq.retries < 3) {
        return (retry);
    }
    if (beresp.status != 200) {
        set beresp.ttl = 0s;
    }
    return (deliver);
}

sub vcl_backend_response {
    if (bereq.url ~ "^/api/v1/tail/") {
        call tail_response;
    }
    # A failure never replaces a page that can still be shown. If a background fetch fails, its answer is dropped. If a reader waits for the fetch,
    # Varnish looks a second time and shows the stale page. Only if that fails too, the reader gets the failure.
    if (beresp.status >= 500) {
        if (bereq.is_bgfetch || !bereq.http.X-Second-Look) {
            return (abandon);
        }
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    # Retracted: no edition is shown again, not even a stale one. All pages of the article are banned only if this answer replaces a kept one:
    # anybody can request a retracted article any number of times, and Varnish remembers each ban.
    if (beresp.status == 410 && !bereq.uncacheable) {
        if ((bereq.is_bgfetch || bereq.http.If-None-Match) && beresp.http.Surrogate-Key ~ "^article-[0-9a-f-]+$") {
            std.ban("obj.http.Surrogate-Key ~ (^|\s)" + beresp.http.Surrogate-Key + "(\s|$)");
        }
        # Kept just long enough to purge the other editions of its address: see vcl_deliver.
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
    # Kept longer only to ask for it with its ETag.
    set beresp.keep = 1h;
}

# The second look at a retracted address: see vcl_deliver.
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
    # Varnish may still keep other codings of a retracted page. Only a look-up can purge them, so it looks this address up once more.
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
    # Remove this line if another cache is in front of this one.
    unset resp.http.Surrogate-Key;
}
