package io.dilepton.trainer.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One epoch of a training.
 *
 * @param epoch number of the epoch, from 1; where several networks are trained, counted on as if each ran all of its epochs
 * @param epochs most epochs that the plan allows, over all networks
 * @param loss mean training loss of the epoch, with dropout
 * @param validationLoss loss on the validation rows
 * @param validationAuc area under the ROC curve on the validation rows
 * @param best whether the validation loss is the best so far
 * @param rowsPerSecond training rows per second of the epoch, validation not counted
 * @param seconds seconds since training began, those of before it was stopped and went on included
 */
public record EpochReport(
        int epoch,
        int epochs,
        double loss,
        double validationLoss,
        double validationAuc,
        boolean best,
        double rowsPerSecond,
        double seconds) {

    void write(DataOutputStream out) throws IOException {
        out.writeInt(epoch);
        out.writeInt(epochs);
        out.writeDouble(loss);
        out.writeDouble(validationLoss);
        out.writeDouble(validationAuc);
        out.writeBoolean(best);
        out.writeDouble(rowsPerSecond);
        out.writeDouble(seconds);
    }

    static EpochReport read(DataInputStream in) throws IOException {
        return new EpochReport(
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readBoolean(),
                in.readDouble(),
                in.readDouble());
    }
}
