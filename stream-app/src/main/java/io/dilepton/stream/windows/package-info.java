/**
 * Physics in windows of event time: rate, spectra, the Z peak and drift, for each lane and version of a model.
 *
 * <p>In two stages. Each task that scores sums up what it has scored since its last commit ({@link
 * io.dilepton.stream.windows.WindowDeltaProcessor}) and sends the sums, one record for each window it touched, to {@link
 * io.dilepton.schemas.Topics#WINDOW_DELTAS}, in the transaction of the commit; it keeps nothing between commits. One task adds them up in a store with a
 * changelog ({@link io.dilepton.stream.windows.WindowSummaryProcessor}), closes windows and writes summaries. So a crash neither loses nor doubles an event of a
 * summary.
 *
 * <p><b>When a window closes.</b> Every partition of the events topic has its own event time, the greatest that it has shown; partitions are read
 * at different speeds, and the slowest of those that were heard of lately counts. A window closes once that has passed its end by the grace period, or
 * once nothing has come for it for the idle time, so that the last window of a stream comes out. Events of a window that is closed are late: counted,
 * in the next summary and in a meter, and left out. Events much older than what was closed last are no latecomers but a replay; they get windows of their own,
 * which close by idleness.
 */
@NullMarked
package io.dilepton.stream.windows;

import org.jspecify.annotations.NullMarked;
