package dev.dray.router.route;

import dev.dray.router.route.Route.Answer.DoesNotMatch;
import dev.dray.router.route.Route.Answer.Matches;
import dev.dray.router.route.WhenConfig.From;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import java.util.Optional;

/** A route the owner wrote. */
record ConfiguredRoute(RouteConfig config) implements Route {
    @Override
    public String name() {
        return config.name();
    }

    @Override
    public Answer of(Request request) {
        return objection(request).<Answer>map(DoesNotMatch::new).orElseGet(() -> new Matches(template(request)));
    }

    private JobTemplate template(Request request) {
        return new JobTemplate(
                name(),
                config.run().lane(),
                config.run()
                        .work(request.command()
                                .filter(_ -> config.when().command().isPresent())),
                config.policy());
    }

    private Optional<String> objection(Request request) {
        WhenConfig when = config.when();
        Message message = request.message();
        if (request.role() != Role.OWNER && when.from() == From.OWNER) {
            return Optional.of("it is for owners");
        }
        return when.command()
                .filter(wanted -> request.command()
                        .filter(given -> wanted.equals("/" + given.name()))
                        .isEmpty())
                .map(wanted -> "it is not " + wanted)
                .or(() -> when.pattern()
                        .filter(pattern -> !pattern.matcher(message.getText()).find())
                        .map(pattern -> "its text does not match " + pattern))
                .or(() -> when.channel()
                        .filter(channel -> !channel.equals(message.getChannel()))
                        .map(channel -> "it did not come over " + channel))
                .or(() -> when.sender()
                        .filter(sender -> !sender.equals(message.getSender().getId()))
                        .map(sender -> "it is not from " + sender))
                .or(() -> when.attachment()
                        .filter(glob -> message.getAttachments().stream()
                                .noneMatch(file -> MediaTypes.fits(file.getMediaType(), glob)))
                        .map(glob -> "it brings no " + glob));
    }
}
