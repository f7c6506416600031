# Varnish 7.1 or later in front of two instances. The tests run it as it stands, with other ports. Start it with
#
#     varnishd -f varnish.vcl -a :80 -s malloc,256m -p http_gzip_support=off
#
# since the instances compress what they give, once: Varnish's own gzip would take their br and zstd from readers, and weaken ETags.
#
# Kept is what the instances' Cache-Control lets shared caches keep, for as long as it says: fresh for `s-maxage`, given while the
# next edition is fetched for `stale-while-revalidate`, given while the instances fail for `stale-if-error`. What has gone stale is asked
# for with its ETag, and costs a 304.
#
# Nothing is waited for where it must not be: `unspool.purge.caches=http://127.0.0.1:80` has the instances say here which articles were
# corrected or retracted. By hand:
#
#     curl -X PURGE -H 'Surrogate-Key: article-0198c0de-0000-7000-8000-000000000001' http://127.0.0.1/
#
# TLS and HTTP/2 are for the balancer in front (see ../balancers). With thousands of open streams, have it send /api/v1/stream past
# Varnish, straight to the instances: here each of them takes a thread.

vcl 4.1;

import directors;
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

# Who may purge: the instances.
acl instances {
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
    }

    if (req.method == "PURGE") {
        call forget;
    }
    # Each event is passed on as it comes.
    if (req.url ~ "^/api/v1/stream(\?|$)") {
        return (pipe);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.http.Authorization) {
        return (pass);
    }
    # No page depends on cookies; those that others set on this host must not keep pages from being kept.
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
    if (client.ip !~ instances) {
        return (synth(403, "Forbidden"));
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
    # Retracted: no edition of it is shown again, however stale it might have been.
    if (beresp.status == 410) {
        std.ban("obj.http.X-Url == " + bereq.url);
    }
    set beresp.http.X-Url = bereq.url;
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

sub vcl_synth {
    if (resp.status == 503 && req.restarts == 0) {
        set req.http.X-Second-Look = "1";
        return (restart);
    }
}

sub vcl_deliver {
    if (obj.hits == 0) {
        set resp.http.X-Cache = "MISS";
    } elsif (obj.ttl > 0s) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "STALE";
    }
    unset resp.http.X-Url;
    # Leave it where another cache stands in front of this one.
    unset resp.http.Surrogate-Key;
}
