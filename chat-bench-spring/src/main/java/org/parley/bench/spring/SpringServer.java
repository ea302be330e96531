package org.parley.bench.spring;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

/** Spring Boot with its embedded Tomcat, as it comes; told only where to listen and to take the load's connections. */
@SpringBootApplication
public class SpringServer {

    /** @param arguments the port */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(SpringServer.class);
        application.setDefaultProperties(Map.of(
                "server.port", arguments[0],
                "server.address", "127.0.0.1",
                "server.tomcat.max-connections", "20000",
                "server.tomcat.accept-count", "4096"));
        application.run();
    }

    @Bean
    public RoomEndpoint roomEndpoint() {
        return new RoomEndpoint();
    }

    @Bean
    public ServerEndpointExporter serverEndpointExporter() {
        return new ServerEndpointExporter();
    }
}
