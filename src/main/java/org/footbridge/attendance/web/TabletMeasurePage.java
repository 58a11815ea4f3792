package org.footbridge.attendance.web;

import java.util.List;
import org.footbridge.measures.Question;
import org.jspecify.annotations.Nullable;

/**
 * A measure at the tablet. Who was shown stands in the audit already, under the tablet's name.
 *
 * @param visit names the visit, so that a page left behind is worth nothing
 * @param home address of this form
 * @param items those on this page
 * @param number of the first of them
 * @param place of that one among those asked, from 1
 * @param back number of the one before it; 0 where none is
 */
public record TabletMeasurePage(
        String visit,
        String home,
        String title,
        String stem,
        @Nullable String notice,
        List<Question> items,
        int number,
        int place,
        int back,
        int count,
        List<Question> blanks,
        String minutes,
        boolean danger,
        String reader,
        @Nullable String problem) {}
