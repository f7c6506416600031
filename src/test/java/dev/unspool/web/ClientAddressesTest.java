package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** The address that counts is never one that its sender could have made up. */
class ClientAddressesTest {

    private final ClientAddresses addresses =
            new ClientAddresses(new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8:ffff::/48")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # peer          | header                              | sender
            198.51.100.1    | 203.0.113.9                         | 198.51.100.1
            198.51.100.1    |                                     | 198.51.100.1
            10.1.2.3        | 203.0.113.9                         | 203.0.113.9
            10.1.2.3        | 1.1.1.1, 203.0.113.9                | 203.0.113.9
            10.1.2.3        | 1.1.1.1, 203.0.113.9, 192.0.2.7     | 203.0.113.9
            10.1.2.3        | 203.0.113.9, 192.0.2.8              | 192.0.2.8
            10.1.2.3        | unknown, 192.0.2.7                  | 192.0.2.7
            10.1.2.3        | 203.0.113.9, evil.example           | 10.1.2.3
            10.1.2.3        | ::ffff:203.0.113.9                  | 203.0.113.9
            2001:db8:ffff::1| 2001:db8:1:2:3:4:5:6                | 2001:db8:1:2::
            2001:db8:fffe::1| 203.0.113.9                         | 2001:db8:fffe:0::
            10.1.2.3        | 10.9.9.9                            | 10.9.9.9
            10.1.2.3        | 203.0.113.7:51234                   | 203.0.113.7
            10.1.2.3        | 1.1.1.1:1, 203.0.113.9:2, 192.0.2.7:3 | 203.0.113.9
            10.1.2.3        | [2001:db8:1:2:3::1]:443             | 2001:db8:1:2::
            10.1.2.3        | [2001:db8:1:2:3::1]                 | 2001:db8:1:2::
            10.1.2.3        | [::ffff:203.0.113.9]:443            | 203.0.113.9
            10.1.2.3        | 203.0.113.9, , 192.0.2.7,           | 203.0.113.9
            10.1.2.3        | 203.0.113.7:                        | 10.1.2.3
            10.1.2.3        | 203.0.113.7:port                    | 10.1.2.3
            10.1.2.3        | 203.0.113.7:123456                  | 10.1.2.3
            10.1.2.3        | [203.0.113.9                        | 10.1.2.3
            10.1.2.3        | [2001:db8::1]443                    | 10.1.2.3
            10.1.2.3        | []:443                              | 10.1.2.3
            10.1.2.3        | evil.example:80                     | 10.1.2.3
            """)
    void takesTheLastAddressBeforeTheTrustedProxies(String peer, String header, String sender) {
        var request = MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(peer, 1));
        if (header != null) {
            request.header("X-Forwarded-For", header);
        }
        assertThat(addresses.of(request.build()).subnet())
                .isEqualTo(Household.of(Network.bytes(sender)).subnet());
    }

    @Test
    void readsSeveralHeadersAsOne() {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress("10.1.2.3", 1))
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-For", "192.0.2.7")
                .build();
        assertThat(addresses.of(request).subnet()).isEqualTo(Network.bytes("203.0.113.9"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.1.2.3     | http        | true
            10.1.2.3     | HTTP        | true
            10.1.2.3     | https, http | true
            10.1.2.3     | https       | false
            10.1.2.3     | https, wss  | true
            10.1.2.3     | ,           | true
            10.1.2.3     |             | true
            198.51.100.1 | http        | false
            198.51.100.1 |             | false
            """)
    void believesTrustedProxiesAloneAboutTls(String peer, String scheme, boolean isInClear) {
        var request = MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(peer, 1));
        if (scheme != null) {
            request.header("X-Forwarded-Proto", scheme);
        }
        assertThat(addresses.isInClear(request.build())).isEqualTo(isInClear);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void warnsOnceOfAMalformedEntryWithoutQuotingIt(CapturedOutput output) {
        for (var entry : List.of("_secret", "unknown", "evil.example:80")) {
            addresses.of(MockServerHttpRequest.get("/")
                    .remoteAddress(new InetSocketAddress("10.1.2.3", 1))
                    .header("X-Forwarded-For", entry)
                    .build());
        }
        assertThat(output.getAll()).containsOnlyOnce("no IP address").doesNotContain("_secret", "evil.example");
    }

    /** docker-compose.yml passes the setting on like that. */
    @Test
    void trustsNoProxyIfTheSettingIsEmpty() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment", Map.of("UNSPOOL_TRUSTEDPROXIES", "")));
        assertThat(Binder.get(environment)
                        .bindOrCreate("unspool", TrustedProxies.class)
                        .trustedProxies())
                .isEmpty();
    }

    /** Otherwise a line would be several households, one for each way to write its address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:203.0.113.9",
                "2002:cb00:7109::1",
                "2002:cb00:7109:ffff:1:2:3:4",
                "2001:0:5ef5:79fb:0:fbff:34ff:8ef6",
                "64:ff9b::cb00:7109"
            })
    void countsAnIpv4AddressOnceInAllItsIpv6Forms(String spelling) {
        var household = Household.of(Network.bytes(spelling));
        assertThat(household.subnet()).isEqualTo(Network.bytes("203.0.113.9"));
        assertThat(household.endSite()).isEqualTo(Network.bytes("203.0.113.9"));
        assertThat(household.hasSubnets()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2003::1", "2001:1:5ef5:79fb:0:fbff:34ff:8ef6", "64:ff9b:1::cb00:7109", "64:ff9b::1:cb00:7109"})
    void takesNoOtherIpv6AddressForIpv4(String address) {
        assertThat(Household.of(Network.bytes(address)).hasSubnets()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:3::1, 2001:db8:1:2:ffff::, true, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false, true",
        "2001:db8:1::1, 2001:db8:2::1, false, false",
        "192.0.2.1, 192.0.2.1, true, true",
        "192.0.2.1, 192.0.2.2, false, false"
    })
    void tellsHouseholdsApartBySubnetAndEndSite(String one, String other, boolean sameSubnet, boolean sameEndSite) {
        var first = Household.of(Network.bytes(one));
        var second = Household.of(Network.bytes(other));
        assertThat(Arrays.equals(first.subnet(), second.subnet())).isEqualTo(sameSubnet);
        assertThat(Arrays.equals(first.endSite(), second.endSite())).isEqualTo(sameEndSite);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/x", "2001:db8::/129"})
    void refusesMalformedNetworks(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
