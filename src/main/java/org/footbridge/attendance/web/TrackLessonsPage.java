package org.footbridge.attendance.web;

import java.util.List;

/** What a track held so far, module by module; it names nobody. */
public record TrackLessonsPage(String track, String title, List<LessonsHadPage.ModuleLine> modules) {}
