package io.dilepton.stream;

/** How instances of the application share the partitions. */
public enum GroupProtocol {
    /** The one that running instances use; else {@link #STREAMS} where the brokers have it and accept the session timeout for it. */
    AUTO,
    /** Kafka's streams rebalance protocol (KIP-1071): brokers assign the tasks. Brokers from 4.2 on. */
    STREAMS,
    /** The protocol that every broker has: one instance assigns the tasks. */
    CLASSIC
}
