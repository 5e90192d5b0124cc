-- Run at every start of the development server, so each statement must bear repetition; one statement a line (MariaDB's init-file wants it).
-- The user may also create databases named ogrom_…: each test file works in its own.
CREATE DATABASE IF NOT EXISTS ogrom CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS 'ogrom'@'%' IDENTIFIED BY 'ogrom';
GRANT ALL PRIVILEGES ON `ogrom`.* TO 'ogrom'@'%';
GRANT ALL PRIVILEGES ON `ogrom\_%`.* TO 'ogrom'@'%';
