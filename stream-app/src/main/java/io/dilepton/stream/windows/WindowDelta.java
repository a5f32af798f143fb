package io.dilepton.stream.windows;

/**
 * What one task scored in one window since its last commit.
 *
 * @param part the sums
 * @param partition partition of the events topic that the task reads
 * @param eventTime the greatest event time that the task has seen in the lane, microseconds since 1970
 */
record WindowDelta(WindowPart part, int partition, long eventTime) {

    byte[] toBytes() {
        ByteSink sink = new ByteSink();
        part.write(sink);
        sink.number(partition);
        sink.signed(eventTime);
        return sink.toByteArray();
    }

    static WindowDelta of(byte[] bytes, KnownModels models) {
        ByteSource source = new ByteSource(bytes);
        WindowPart part = WindowPart.read(source, models);
        WindowDelta delta = new WindowDelta(part, (int) source.number(), source.signed());
        source.end();
        return delta;
    }
}
