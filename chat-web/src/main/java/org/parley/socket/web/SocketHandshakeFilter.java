package org.parley.socket.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.failure.web.Problem;
import org.parley.failure.web.ProblemAnswer;
import org.parley.metrics.FailureMetrics;
import org.parley.node.service.NodeDrain;
import org.parley.session.LoginSession;
import org.parley.session.web.Logins;
import org.parley.session.web.OriginPolicy;

/**
 * Lets a WebSocket handshake pass only from an allowed origin and with a live login session: a browser sends its cookie
 * with a handshake from any web page, so the exact Origin is what keeps foreign pages out (RFC 6455, section 10.2).
 *
 * <p>Runs before the container's own upgrade, so a refusal is an ordinary HTTP answer.
 */
@WebFilter(urlPatterns = ChatEndpoint.PATH, asyncSupported = true)
public class SocketHandshakeFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String RETRY_AFTER_SECONDS = "1";

    @Inject
    private transient OriginPolicy origins;

    @Inject
    private transient Logins logins;

    @Inject
    private transient NodeDrain drain;

    @Inject
    private transient FailureMetrics metrics;

    private byte[] goingAway = {};

    /**
     * Prepares the answer of a node that stops: Payara Micro deletes its folder, with the application's classes, as soon as
     * it is told to end, so what is needed from then on has to be loaded before.
     */
    @Override
    public void init() {
        goingAway = ProblemAnswer.encode(Problem.of(ErrorCode.GOING_AWAY, ErrorCode.GOING_AWAY.text()));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!drain.state().takesClients()) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
            ProblemAnswer.send(response, ErrorCode.GOING_AWAY.httpStatus(), goingAway);
            return;
        }
        LoginSession login;
        try {
            login = admit(request);
        } catch (ParleyException e) {
            metrics.refused(e.code());
            ProblemAnswer.send(response, Problem.of(e.code(), e.detail()));
            return;
        }
        SocketPrincipal principal = new SocketPrincipal(login);
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return principal;
                    }
                },
                response);
    }

    private LoginSession admit(HttpServletRequest request) {
        if (!origins.allows(request)) {
            throw new ParleyException(ErrorCode.ORIGIN_NOT_ALLOWED);
        }
        return logins.require(headers(request, "Authorization"), headers(request, "Cookie"));
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
