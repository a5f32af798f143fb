package io.dilepton.stream.windows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes the models of windows. Every part of a window names its model with all the training references, and nearly always it is one that was read
 * just before: the same bytes give the same instance. For one thread.
 */
final class KnownModels {

    private static final int MOST = 16;

    private final Map<ByteBuffer, ScoredBy> models = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, ScoredBy> eldest) {
            return size() > MOST;
        }
    };

    static void write(ScoredBy model, ByteSink sink) {
        ByteSink block = new ByteSink();
        block.text(model.name());
        block.number(model.version());
        block.text(model.sha256());
        block.number(model.references().size());
        for (ScoredBy.Reference reference : model.references()) {
            block.text(reference.quantity());
            block.number(reference.counts().size());
            reference.counts().forEach(block::number);
        }
        sink.block(block.toByteArray());
    }

    ScoredBy read(ByteSource source) {
        byte[] block = source.block();
        ByteBuffer key = ByteBuffer.wrap(block);
        ScoredBy known = models.get(key);
        if (known == null) {
            known = decoded(new ByteSource(block));
            models.put(key, known);
        }
        return known;
    }

    private static ScoredBy decoded(ByteSource source) {
        String name = source.text();
        int version = (int) source.number();
        String sha256 = source.text();
        List<ScoredBy.Reference> references = new ArrayList<>();
        for (int left = source.size(); left > 0; left--) {
            String quantity = source.text();
            List<Long> rows = new ArrayList<>();
            for (int bins = source.size(); bins > 0; bins--) {
                rows.add(source.count());
            }
            references.add(new ScoredBy.Reference(quantity, rows));
        }
        source.end();
        return new ScoredBy(name, version, sha256, references);
    }
}
