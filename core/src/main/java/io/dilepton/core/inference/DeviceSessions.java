package io.dilepton.core.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens sessions on a device. Safe for use by several threads.
 *
 * <p>Remembers why a GPU cannot be used: a fact about the process, since native libraries load once, and one that costs seconds to find.
 */
final class DeviceSessions {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceSessions.class);

    /** Those of Linux, of Linux in a Windows subsystem, and the driver of Windows. */
    private static final List<Path> GPU_NODES = Stream.concat(
                    IntStream.range(0, 16).mapToObj(i -> "/dev/nvidia" + i),
                    Stream.of("/dev/dxg", "C:\\Windows\\System32\\nvcuda.dll"))
            .map(Path::of)
            .toList();

    /** The sessions of this process. */
    static final DeviceSessions OF_PROCESS = new DeviceSessions(GPU_NODES, Provider.CPU, Provider.CUDA);

    private final List<Path> gpuNodes;
    private final Provider cpu;
    private final Provider cuda;
    private final AtomicReference<@Nullable String> obstacle = new AtomicReference<>();

    DeviceSessions(List<Path> gpuNodes, Provider cpu, Provider cuda) {
        this.gpuNodes = gpuNodes;
        this.cpu = cpu;
        this.cuda = cuda;
    }

    /**
     * Opens a session.
     *
     * @param environment the runtime's environment
     * @param onnx the model
     * @param device where it shall compute
     * @return the session; the caller closes it
     * @throws OrtException when the runtime cannot load the model on any device
     * @throws InferenceDeviceException when it can, but not on the device asked for
     */
    OrtSession open(OrtEnvironment environment, byte[] onnx, InferenceDevice device) throws OrtException {
        return switch (device) {
            case CPU -> cpu.open(environment, onnx);
            case CUDA -> onCuda(environment, onnx);
            case AUTO -> onAnything(environment, onnx);
        };
    }

    private OrtSession onCuda(OrtEnvironment environment, byte[] onnx) throws OrtException {
        String missing = cuda.missing();
        if (missing != null) {
            throw unusable(missing, null);
        }
        try {
            return cuda.open(environment, onnx);
        } catch (OrtException e) {
            // A model that loads nowhere is the model's fault, and this says so in the runtime's words.
            cpu.open(environment, onnx).close();
            throw unusable(String.valueOf(e.getMessage()), e);
        }
    }

    private OrtSession onAnything(OrtEnvironment environment, byte[] onnx) throws OrtException {
        if (obstacle.get() == null) {
            String missing = cuda.missing();
            if (missing == null && gpuNodes.stream().noneMatch(Files::exists)) {
                missing = "no GPU device node";
            }
            if (missing == null) {
                try {
                    return cuda.open(environment, onnx);
                } catch (OrtException e) {
                    missing = String.valueOf(e.getMessage());
                }
            }
            OrtSession session = cpu.open(environment, onnx);
            report(missing);
            return session;
        }
        return cpu.open(environment, onnx);
    }

    private void report(String why) {
        if (obstacle.compareAndSet(null, why)) {
            LOG.atInfo()
                    .addKeyValue("device", InferenceDevice.CPU.configured())
                    .addKeyValue("reason", why)
                    .log("{}=auto: models compute on the processor", InferenceDevice.KEY);
        }
    }

    private static InferenceDeviceException unusable(String why, @Nullable Throwable cause) {
        return new InferenceDeviceException(
                InferenceDevice.KEY + "=cuda, but no GPU can be used: " + why + "; set it to auto or cpu to compute on"
                        + " the processor",
                cause);
    }
}
