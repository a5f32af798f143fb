/**
 * Dense networks on LibTorch. Native memory follows one rule: parameters belong to the {@code PointerScope} that is open where the
 * network is made, and everything computed from them to the scope of one step. What leaves the package as a result is plain Java arrays.
 */
@NullMarked
package io.dilepton.trainer.network;

import org.jspecify.annotations.NullMarked;
