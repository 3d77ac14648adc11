// SPDX-License-Identifier: Apache-2.0
// SQLite as RAII: a connection and its prepared statements. Its errors become base::Error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace soi::store {

class Database {
 public:
  enum class Mode { read, write };
  Database(const std::filesystem::path& path, Mode mode);

  void execute(const char* sql) const;
  [[noreturn]] void fail(int code) const;
  [[noreturn]] void damaged(const std::string& why) const;
  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::string name_;
  std::unique_ptr<sqlite3, Close> handle_;
};

// Parameters count from 1, columns from 0, as SQLite does. Values reach SQL by binding only.
class Statement {
 public:
  Statement(const Database& database, std::string_view sql);

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind_real(int parameter, double value);
  Statement& bind(int parameter, std::string_view value);
  Statement& bind_or_null(int parameter, std::string_view value);  // empty: NULL
  Statement& bind_null(int parameter);
  Statement& bind_blob(int parameter, std::string_view bytes);
  bool step();  // true: there is a row; false: done, and the statement is ready to be bound again
  void run();   // for statements without rows
  void reset();

  std::int64_t integer(int column) const;
  double real(int column) const;
  std::uint32_t number(int column) const;   // an integer that must fit
  std::string text(int column) const;       // NULL: empty
  std::string_view view(int column) const;  // the same, until the next step
  std::string blob(int column) const;
  bool is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const;
  };
  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

// Leaves a statement ready for its next use, however a reader of its rows ends.
class Rows {
 public:
  explicit Rows(Statement& statement) : statement_(statement) {}
  ~Rows() { statement_.reset(); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  bool next() { return statement_.step(); }

 private:
  Statement& statement_;
};

}  // namespace soi::store
