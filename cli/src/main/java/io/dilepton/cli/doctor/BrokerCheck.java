package io.dilepton.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.DescribeClusterResult;

/** Whether the brokers answer and have a controller. */
final class BrokerCheck implements Check {

    private final Cluster cluster;
    private final String bootstrap;

    BrokerCheck(Cluster cluster, String bootstrap) {
        this.cluster = cluster;
        this.bootstrap = bootstrap;
    }

    @Override
    public List<Finding> look() {
        String subject = "broker " + bootstrap;
        List<Finding> findings = new ArrayList<>();
        try {
            DescribeClusterResult described = cluster.admin().describeCluster();
            int brokers = cluster.answer(described.nodes()).size();
            findings.add(Finding.ok(subject, brokers == 1 ? "one broker answers" : brokers + " brokers answer"));
        } catch (Cluster.Silence e) {
            findings.add(Finding.error(
                    subject,
                    "no broker answers",
                    "start the brokers (`./dilepton cluster start` for one to play with), or give their address by --bootstrap; "
                            + "behind TLS or SASL give the settings by --config"));
        }
        return findings;
    }
}
