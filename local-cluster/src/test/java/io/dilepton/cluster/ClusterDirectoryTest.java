package io.dilepton.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void shouldNameDirectoryAndRemedyWhenDiskIsFull() {
        assertThatThrownBy(() -> ClusterDirectory.take(parent, Long.MAX_VALUE))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(parent.toString())
                .hasMessageContaining("free")
                .hasMessageContaining("make room");
    }

    @Test
    void shouldNameDirectoryWhenItCannotBeMade() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> ClusterDirectory.take(file.resolve("data"), 0))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldNameDirectoryWhenItCannotBeWritten() throws IOException {
        Files.createDirectory(parent.resolve("cluster.lock"));

        assertThatThrownBy(() -> ClusterDirectory.take(parent, 0))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(parent.toString())
                .hasMessageContaining("cannot be written");
    }

    @Test
    void shouldRefuseSecondUserUntilFirstHasClosed() {
        try (ClusterDirectory first = ClusterDirectory.take(parent, 0)) {
            assertThat(first.path()).isEqualTo(parent.toAbsolutePath());
            assertThatThrownBy(() -> ClusterDirectory.take(parent, 0)).hasMessageContaining("another running cluster");
        }
        ClusterDirectory.take(parent, 0).close();
        assertThat(parent).exists();
    }

    @Test
    void shouldVanishWhenTemporary() {
        ClusterDirectory directory = ClusterDirectory.take(null, 0);
        assertThat(directory.sub("kafka")).isDirectory();

        directory.close();

        assertThat(directory.path()).doesNotExist();
    }
}
