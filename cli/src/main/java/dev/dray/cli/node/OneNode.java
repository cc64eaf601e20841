package dev.dray.cli.node;

import static java.util.function.Predicate.not;

import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.runtime.value.DidYouMean;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one node a person means. The gateway's own is none of them: light jobs are answered always. */
final class OneNode {
    private OneNode() {}

    /**
     * The node of that name, or the only one there is.
     *
     * @param name absent where none was given
     * @throws CliException where there is none, or several to choose from
     */
    static NodeHeartbeat of(Collection<NodeHeartbeat> all, @Nullable String name) {
        List<NodeHeartbeat> nodes = all.stream()
                .filter(not(node -> node.getRole() == NodeRole.GATEWAY))
                .toList();
        List<String> names = nodes.stream().map(NodeHeartbeat::getNode).sorted().toList();
        if (nodes.isEmpty()) {
            throw new CliException(ExitCode.NOT_FOUND, "no node has been seen yet; start one with: dray node");
        }
        if (name == null && nodes.size() > 1) {
            throw new CliException(ExitCode.USAGE, "which node? There are %s".formatted(String.join(", ", names)));
        }
        return nodes.stream()
                .filter(node -> name == null || node.getNode().equals(name))
                .findFirst()
                .orElseThrow(() -> new CliException(
                        ExitCode.NOT_FOUND,
                        "there is no node \"%s\"; there are %s%s"
                                .formatted(
                                        name, String.join(", ", names), DidYouMean.hint(String.valueOf(name), names))));
    }
}
