package io.dilepton.cli.terminal;

import io.dilepton.generator.emission.PaceClock;
import java.time.Duration;

/**
 * The machine's clock, whose pauses end at Ctrl-C.
 *
 * @param stop Ctrl-C
 */
public record InterruptiblePause(Interruption stop) implements PaceClock {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration time) {
        stop.await(time);
    }
}
