package org.footbridge.practice;

import gg.jte.Content;

/**
 * One thing a lesson gave along.
 *
 * @param lesson its title, in the language it was given in
 * @param answerAt where "used it?" is answered
 * @param asks whether it is asked now
 */
public record HomeworkLine(String lesson, Content home, String toolHref, String tool, String answerAt, boolean asks) {}
