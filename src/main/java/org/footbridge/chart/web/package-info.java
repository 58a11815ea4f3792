@NullMarked
package org.footbridge.chart.web;

import org.jspecify.annotations.NullMarked;
