package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.util.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Netty's native library is older than its classes until the newer one is available: see {@code netty.natives.version} in pom.xml. */
class HeldNativesTest {
    private static final int TIMEOUT_MILLIS = 25_000;

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void workWithTheNewerClasses() {
        Epoll.ensureAvailability();
        var channel = new EpollSocketChannel();
        assertThat(channel.config().setOption(EpollChannelOption.TCP_USER_TIMEOUT, TIMEOUT_MILLIS))
                .isTrue();
        assertThat(channel.config().getOption(EpollChannelOption.TCP_USER_TIMEOUT))
                .isEqualTo(TIMEOUT_MILLIS);
        channel.unsafe().closeForcibly();
    }

    @Test
    void doNotHoldBackTheHttpCodecs() {
        var versions = Version.identify();
        assertThat(versions.get("netty-codec-http").artifactVersion())
                .isEqualTo(versions.get("netty-codec-http2").artifactVersion())
                .isEqualTo(versions.get("netty-common").artifactVersion())
                .isGreaterThanOrEqualTo("4.2.19");
    }
}
