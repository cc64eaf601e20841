package dev.dray.ingress.planted;

import dev.dray.router.Router;
import org.jspecify.annotations.Nullable;

class ImportsTheRouter {
    @Nullable
    Router router;
}
