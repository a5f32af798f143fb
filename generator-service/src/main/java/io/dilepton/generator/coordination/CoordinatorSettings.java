package io.dilepton.generator.coordination;

import java.time.Clock;
import java.util.Map;

/**
 * What the coordinator needs.
 *
 * @param application name that the instances which share the work have in common
 * @param clients configuration for all Kafka clients
 * @param admission whether requests can be served
 * @param receipts makes receipts
 * @param lanes partitions of the topic of shards
 * @param clock wall clock
 * @param meters counts requests
 */
public record CoordinatorSettings(
        String application,
        Map<String, Object> clients,
        Admission admission,
        ReceiptMaker receipts,
        int lanes,
        Clock clock,
        RequestMeters meters) {

    /** Copies. */
    public CoordinatorSettings {
        clients = Map.copyOf(clients);
    }
}
