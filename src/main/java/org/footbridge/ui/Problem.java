package org.footbridge.ui;

/**
 * What stops a form from being saved.
 *
 * @param field name of the field it is about, which is also the id of its input; empty when about the whole form
 * @param sentence what is wrong and what to do, a whole sentence
 */
public record Problem(String field, String sentence) {}
