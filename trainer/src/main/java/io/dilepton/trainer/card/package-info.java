/**
 * Model cards: what a model was trained on, how well it does, where it ends (Mitchell et al., arXiv:1810.03993). A card is data, kept as JSON
 * beside the model and on the models topic; pages and plots are made from it anywhere, without the events.
 */
@NullMarked
package io.dilepton.trainer.card;

import org.jspecify.annotations.NullMarked;
