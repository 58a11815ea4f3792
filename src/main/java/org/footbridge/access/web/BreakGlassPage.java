package org.footbridge.access.web;

import java.util.List;
import java.util.UUID;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

public record BreakGlassPage(UUID participant, List<Choice> reasons, String reason, String words, Problems problems) {}
