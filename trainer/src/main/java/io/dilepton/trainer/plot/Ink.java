package io.dilepton.trainer.plot;

import java.awt.Color;

/** Colours that are told apart on a light and on a dark page, also by those who see no red or green. */
public final class Ink {

    /** Signal, and what a plot is about. */
    public static final Color SIGNAL = new Color(64, 132, 214);

    /** Background. */
    public static final Color BACKGROUND = new Color(226, 122, 48);

    /** What is compared with. */
    public static final Color MUTED = new Color(138, 143, 152);

    /** An area behind what is compared with. */
    public static final Color SHADE = new Color(138, 143, 152, 64);

    /** Text and axes. On a page, the colour of its text. */
    static final Color TEXT = new Color(31, 35, 40);

    /** Lines behind the data. On a page, a faint colour of the page. */
    static final Color GRID = new Color(222, 226, 231);

    private Ink() {}
}
