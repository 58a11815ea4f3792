package org.footbridge.setup.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

public record FoundingPage(String token, FoundingForm form, List<Choice> zones, Problems problems) {}
