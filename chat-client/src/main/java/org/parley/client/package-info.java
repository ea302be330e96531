/**
 * A client for Parley: its REST API, and its socket with reconnect and resume.
 *
 * <pre>{@code
 * try (ClientRuntime runtime = new ClientRuntime()) {
 *     RestClient rest = new RestClient(runtime, URI.create("http://localhost:8080")).login("alice", password);
 *     UUID room = rest.rooms().get(0).id();
 *     try (ChatClient chat = new ChatClient(runtime, rest, ClientListener.NONE)) {
 *         chat.follow(room, 0, event -> System.out.println(event.body()));
 *         chat.connect().join();
 *         chat.send(room, "Good morning").join();
 *     }
 * }
 * }</pre>
 *
 * <p>A program comes as a bot: {@link org.parley.client.RestClient#withToken} in place of the login. It needs JSON-P and nothing else. {@code examples/mail-bridge} is a program that is built on it.
 */
@NullMarked
package org.parley.client;

import org.jspecify.annotations.NullMarked;
