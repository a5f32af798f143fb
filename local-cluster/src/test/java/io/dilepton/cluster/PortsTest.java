package io.dilepton.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.PrimitiveIterator;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void shouldChooseThreeDifferentPortsWhenTheCandidatesRepeat() {
        Ports ports = Ports.choose(0, 0, each(21_001, 21_001, 21_002, 21_001, 21_002, 21_003));

        assertThat(ports).isEqualTo(new Ports(21_001, 21_003, 21_002));
    }

    @Test
    void shouldKeepFreePortsOffTheGivenOnesWhenSomeAreGiven() {
        assertThat(Ports.choose(0, 21_005, each(21_005, 21_006, 21_005, 21_006, 21_007)))
                .isEqualTo(new Ports(21_006, 21_007, 21_005));
        assertThat(Ports.choose(21_005, 0, each(21_005, 21_006, 21_005, 21_006, 21_007)))
                .isEqualTo(new Ports(21_005, 21_007, 21_006));
    }

    @Test
    void shouldPassOverACandidateWhenSomethingListensThere() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.choose(0, 0, each(taken.getLocalPort(), 21_011, 21_012, 21_013));

            assertThat(ports).isEqualTo(new Ports(21_011, 21_013, 21_012));
        }
    }

    @Test
    void shouldGiveUpWhenNoCandidateIsFree() {
        assertThatThrownBy(() -> Ports.choose(0, 0, () -> 21_021))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("no free port");
    }

    private static IntSupplier each(int... candidates) {
        PrimitiveIterator.OfInt rest = IntStream.of(candidates).iterator();
        return rest::nextInt;
    }
}
