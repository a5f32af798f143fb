/**
 * Model manifests and artifacts, on disk and on topics: publishing, aliases, and watching for the champion.
 *
 * <p>On topics, a version of a model is one record of {@code dilepton.models}: key {@code name/version}, value 4 bytes big-endian length of
 * the manifest, the manifest as UTF-8 JSON, then the ONNX file. It appears whole or not at all, and never changes, but for
 * being retired: then the manifest stays without the ONNX file, so that the number never comes back. An alias is one key of
 * {@code dilepton.models.aliases}: key {@code name@alias}, value JSON with {@code version}, {@code promotedAt}, {@code previous} and
 * {@code history}. Promoting a model is moving its alias; rolling back is moving it to an earlier version.
 */
@NullMarked
package io.dilepton.core.registry;

import org.jspecify.annotations.NullMarked;
