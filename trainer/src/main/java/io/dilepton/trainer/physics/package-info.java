/** Terms of the loss that know physics: what a decay of a Higgs boson should look like, and that the score should say nothing of the mass of the background. */
@NullMarked
package io.dilepton.trainer.physics;

import org.jspecify.annotations.NullMarked;
