package io.dilepton.stream.ingest;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store that outlives the tasks of a test, as one with a changelog does. */
@SuppressWarnings("NullAway") // Kafka's interface is not annotated: null stands for nothing there
final class MapStore implements KeyValueStore<Long, byte[]> {

    private final TreeMap<Long, byte[]> entries = new TreeMap<>();

    int bytes() {
        return entries.values().stream().mapToInt(value -> value.length).sum();
    }

    int largest() {
        return entries.values().stream().mapToInt(value -> value.length).max().orElse(0);
    }

    @Override
    public void put(Long key, byte[] value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public byte[] putIfAbsent(Long key, byte[] value) {
        return entries.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<Long, byte[]>> all) {
        all.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(Long key) {
        return entries.remove(key);
    }

    @Override
    public byte[] get(Long key) {
        return entries.get(key);
    }

    @Override
    public KeyValueIterator<Long, byte[]> range(Long from, Long to) {
        return iterator(new TreeMap<>(entries.subMap(from, true, to, true)));
    }

    @Override
    public KeyValueIterator<Long, byte[]> all() {
        return iterator(new TreeMap<>(entries));
    }

    private static KeyValueIterator<Long, byte[]> iterator(Map<Long, byte[]> copy) {
        Iterator<Map.Entry<Long, byte[]>> inner = copy.entrySet().iterator();
        return new KeyValueIterator<>() {
            @Override
            public void close() {}

            @Override
            public Long peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean hasNext() {
                return inner.hasNext();
            }

            @Override
            public KeyValue<Long, byte[]> next() {
                Map.Entry<Long, byte[]> entry = inner.next();
                return KeyValue.pair(entry.getKey(), entry.getValue());
            }
        };
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    @Override
    public String name() {
        return "map";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
