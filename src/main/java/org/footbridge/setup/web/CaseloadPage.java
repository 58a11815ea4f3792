package org.footbridge.setup.web;

import java.util.List;
import java.util.UUID;
import org.footbridge.setup.Caseload;

/** @param good rows that fit */
public record CaseloadPage(UUID file, int good, List<Caseload.Problem> problems) {}
