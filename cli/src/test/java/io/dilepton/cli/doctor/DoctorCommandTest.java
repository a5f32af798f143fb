package io.dilepton.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandRun;
import org.junit.jupiter.api.Test;

/** Without a cluster; {@code MonitoringIT} has the doctor beside a running one. */
class DoctorCommandTest {

    @Test
    void shouldFailWithARemedyForEachPartWhenNothingAnswers() {
        CommandRun run = CommandRun.of(
                "doctor",
                "--bootstrap=127.0.0.1:1",
                "--registry=http://127.0.0.1:1/apis/ccompat/v7",
                "--metrics=http://127.0.0.1:1",
                "--prometheus=http://127.0.0.1:1",
                "--set",
                "max.retries=0");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .contains("ERROR    broker 127.0.0.1:1: no broker answers")
                .contains("→ start the brokers (`./dilepton cluster start` for one to play with)")
                .contains("ERROR    schema registry http://127.0.0.1:1/apis/ccompat/v7")
                .contains("ERROR    endpoint http://127.0.0.1:1: nothing answers there")
                .contains("ERROR    Prometheus http://127.0.0.1:1: no Prometheus answers there")
                .contains("4 errors, 0 warnings");
    }

    @Test
    void shouldRefuseWhatIsNoAddress() {
        CommandRun run = CommandRun.of("doctor", "--bootstrap=127.0.0.1:1", "--metrics=stream");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--metrics takes an address such as http://127.0.0.1:9464, not 'stream'");
        CommandRun prometheus = CommandRun.of("doctor", "--bootstrap=127.0.0.1:1", "--prometheus=9090");
        assertThat(prometheus.exitCode()).isEqualTo(2);
        assertThat(prometheus.err())
                .contains("--prometheus takes an address such as http://127.0.0.1:9090, not '9090'");
    }

    @Test
    void shouldAddUpSeriesOfAName() {
        Scrape scrape = new Scrape("# TYPE a gauge\na{p=\"0\"} 2.0\na{p=\"1\"} -1.0\nab 7.0\n");
        assertThat(scrape.sumOfSizes("a")).isEqualTo(3);
        assertThat(scrape.sumOfSizes("ab")).isEqualTo(7);
        assertThat(scrape.sumOfSizes("b")).isZero();
    }
}
