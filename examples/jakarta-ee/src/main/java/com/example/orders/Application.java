package com.example.orders;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ws.rs.ApplicationPath;

/** The database: an XADataSource, so that it can share a transaction with the broker. */
@ApplicationPath("/")
@DataSourceDefinition(
        name = "java:app/jdbc/orders",
        className = "org.postgresql.xa.PGXADataSource",
        url = "${ENV=ORDERS_DATABASE_URL}",
        user = "${ENV=ORDERS_DATABASE_USER}",
        password = "${ENV=ORDERS_DATABASE_PASSWORD}")
public class Application extends jakarta.ws.rs.core.Application {}
