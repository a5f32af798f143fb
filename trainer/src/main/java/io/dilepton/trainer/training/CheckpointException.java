package io.dilepton.trainer.training;

/** A checkpoint is not of the training that is to go on, or cannot be read. */
public final class CheckpointException extends RuntimeException {

    CheckpointException(String message) {
        super(message);
    }
}
