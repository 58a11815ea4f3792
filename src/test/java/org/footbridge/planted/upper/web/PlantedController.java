package org.footbridge.planted.upper.web;

import org.footbridge.planted.upper.fhir.PlantedProvider;
import org.springframework.stereotype.Controller;

/** A public controller that knows the other edge. No component scan reaches it: the conditions never hold. */
@Controller
@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty("footbridge.planted")
public class PlantedController {

    Class<?> otherEdge() {
        return PlantedProvider.class;
    }
}
