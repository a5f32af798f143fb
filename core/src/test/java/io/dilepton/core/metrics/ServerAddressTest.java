package io.dilepton.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ServerAddressTest {

    @Test
    void shouldBeUsableWhateverTheServerListensOn() throws UnknownHostException {
        assertThat(ServerAddress.url(new InetSocketAddress("127.0.0.2", 9464))).isEqualTo("http://127.0.0.2:9464");
        assertThat(ServerAddress.url(new InetSocketAddress(9464))).isEqualTo("http://0.0.0.0:9464");
        assertThat(ServerAddress.url(new InetSocketAddress("::", 9464))).isEqualTo("http://0.0.0.0:9464");
        byte[] loopback = new byte[16];
        loopback[15] = 1;
        assertThat(ServerAddress.url(new InetSocketAddress(InetAddress.getByAddress(loopback), 9464)))
                .isEqualTo("http://[0:0:0:0:0:0:0:1]:9464");
    }
}
