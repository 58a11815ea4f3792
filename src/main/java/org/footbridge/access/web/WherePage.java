package org.footbridge.access.web;

import java.util.List;
import org.footbridge.ui.Choice;

public record WherePage(List<Choice> places) {}
