package dev.dray.runtime.planted;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class OpensADatabase {
    Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:planted.db");
    }
}
