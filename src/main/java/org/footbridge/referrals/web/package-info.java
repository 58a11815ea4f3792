@NullMarked
package org.footbridge.referrals.web;

import org.jspecify.annotations.NullMarked;
