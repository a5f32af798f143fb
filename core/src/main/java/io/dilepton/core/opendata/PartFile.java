package io.dilepton.core.opendata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The part of a file that has been downloaded so far, locked against a second download. Not thread-safe. */
final class PartFile implements AutoCloseable {

    private static final String MEGABYTES = "%.1f MB";

    private final Path target;
    private final Path part;
    private final FileChannel channel;

    private PartFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    /** Opens the part of a file, making directory and part where there are none. */
    static PartFile open(Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Path directory = target.toAbsolutePath().getParent();
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw new FetchException("another download is writing " + part + "; wait for it to end");
            }
            return new PartFile(target, part, channel);
        } catch (AccessDeniedException e) {
            throw new FetchException("no permission to write " + e.getFile() + "; choose another directory", e);
        } catch (FileAlreadyExistsException e) {
            throw new FetchException(e.getFile() + " is a file, not a directory; choose another directory", e);
        } catch (IOException e) {
            throw new FetchException("cannot write " + part + ": " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("NullAway") // a channel that someone else has locked gives null
    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void clear() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void append(byte[] bytes, int length) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            long position = channel.size();
            while (buffer.hasRemaining()) {
                position += channel.write(buffer, position);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Fails where the disk has less room than a download still needs. */
    void reserve(long bytes) {
        try {
            long free = Files.getFileStore(part).getUsableSpace();
            if (free < bytes) {
                throw new FetchException(
                        "the disk of " + target.toAbsolutePath().getParent() + " has "
                                + MEGABYTES.formatted(free / 1e6) + " free, " + MEGABYTES.formatted(bytes / 1e6)
                                + " more are needed; make room or choose another directory");
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Path path() {
        return part;
    }

    /** Gives the part the final name of the file, in one step. */
    void complete() {
        moveTo(target);
    }

    /** Keeps a part that turned out wrong under another name, for inspection. */
    Path condemn() {
        Path bad = target.resolveSibling(target.getFileName() + ".bad");
        moveTo(bad);
        return bad;
    }

    private void moveTo(Path destination) {
        try {
            channel.force(true);
            channel.close();
            Files.move(part, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FetchException("cannot rename " + part + " to " + destination + ": " + e.getMessage(), e);
        }
    }

    /** Closes; an empty part is removed. */
    @Override
    public void close() {
        try {
            boolean empty = channel.isOpen() && channel.size() == 0;
            channel.close();
            if (empty) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private FetchException failed(IOException e) {
        return new FetchException(
                "cannot write " + part + ": " + e.getMessage() + "; what is there is kept, run again to go on", e);
    }
}
