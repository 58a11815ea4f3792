package org.footbridge.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For consents, export and private things: asks for the password or a passkey again when that is longer ago than
 * {@link Proof#RECOGNITION_HOLDS}, so that a phone left open for 30 days does not give them away (CARE 29). Never in
 * the demo.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AsksAgain {}
