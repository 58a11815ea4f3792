package org.footbridge.tasks;

import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.TokenQuery;

/**
 * What a search for FHIR tasks asks.
 *
 * @param about the patient a task is for; given as {@code patient} or {@code subject}
 * @param status against {@link org.hl7.fhir.r4.model.Task.TaskStatus}
 * @param intent against {@link org.hl7.fhir.r4.model.Task.TaskIntent}
 * @param code against {@code Task.code}
 * @param authored against {@code Task.authoredOn}
 */
public record TaskCriteria(
        ReferenceQuery about,
        ReferenceQuery ids,
        TokenQuery status,
        TokenQuery intent,
        TokenQuery code,
        DateWindow authored,
        DateWindow lastUpdated) {}
