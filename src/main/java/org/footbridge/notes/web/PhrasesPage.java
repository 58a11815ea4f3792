package org.footbridge.notes.web;

import java.util.List;
import org.footbridge.notes.Phrases;
import org.footbridge.ui.Problems;

/** One's own phrases, and the one that is typed. */
public record PhrasesPage(List<Phrases.Phrase> phrases, String code, String words, Problems problems) {}
