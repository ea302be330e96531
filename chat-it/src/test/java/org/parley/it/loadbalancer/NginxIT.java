package org.parley.it.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.parley.it.program.SystemProgram;

@Order(0)
class NginxIT implements LoadBalancerContract {

    @Override
    public LoadBalancer balancer(Path directory, int port, List<URI> nodes, int newOfOne) {
        return new Nginx(directory, port, nodes, newOfOne);
    }

    @Test
    void theConfigurationAsItIsShouldBeValid() throws Exception {
        Path file = LoadBalancer.configuration().resolve("nginx/nginx.conf");

        Verdict verdict = Verdict.of(
                Map.of(), List.of(SystemProgram.find("nginx").toString(), "-t", "-e", "stderr", "-c", file.toString()));
        assertThat(verdict.isGood()).as(verdict.said()).isTrue();
    }
}
