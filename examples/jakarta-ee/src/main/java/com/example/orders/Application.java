package com.example.orders;

import jakarta.ws.rs.ApplicationPath;

/** Its REST API is at the root of its context. */
@ApplicationPath("/")
public class Application extends jakarta.ws.rs.core.Application {}
