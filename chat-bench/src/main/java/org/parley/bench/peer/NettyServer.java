package org.parley.bench.peer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The limit: a server that does nothing but fan out. One thread; a frame is encoded once, all in the room share its
 * bytes, and each socket is flushed once for all that the sender's read has brought.
 */
public final class NettyServer {
    private static final int BACKLOG = 4096;
    private static final int MOST_HEADER = 4;

    /** Belongs to the one thread. */
    private final Map<String, List<Channel>> rooms = new HashMap<>();

    private NettyServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        NettyServer server = new NettyServer();
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup loop = epoll ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
        new ServerBootstrap()
                .group(loop)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(8192))
                                .addLast(new WebSocketServerProtocolHandler("/room", null, false, 65536, false, true))
                                .addLast(server.new Member());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    private final class Member extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final Set<Channel> unflushed = new LinkedHashSet<>();
        private @Nullable List<Channel> room;

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof HandshakeComplete handshake) {
                room = rooms.computeIfAbsent(handshake.requestUri(), uri -> new ArrayList<>());
                room.add(ctx.channel());
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame message) {
            if (room == null) {
                return;
            }
            ByteBuf frame = encode(ctx, message.content());
            for (Channel member : room) {
                member.write(frame.retainedDuplicate(), member.voidPromise());
                unflushed.add(member);
            }
            frame.release();
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            unflushed.forEach(Channel::flush);
            unflushed.clear();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            if (room != null) {
                room.remove(ctx.channel());
            }
        }

        private ByteBuf encode(ChannelHandlerContext ctx, ByteBuf text) {
            int length = text.readableBytes();
            ByteBuf frame = ctx.alloc().directBuffer(length + MOST_HEADER).writeByte(0x81);
            if (length < 126) {
                frame.writeByte(length);
            } else {
                frame.writeByte(126).writeShort(length);
            }
            return frame.writeBytes(text);
        }
    }
}
