package io.dilepton.cli.train;

import io.dilepton.trainer.Task;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a task from the command line. */
public final class TaskOption implements ITypeConverter<Task> {

    @Override
    public Task convert(String value) {
        try {
            return Task.named(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
