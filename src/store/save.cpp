// SPDX-License-Identifier: Apache-2.0
// Writes a store: a fresh file beside the old one, in key order and one transaction, so that equal graphs give equal
// bytes.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <unordered_map>

#include "base/error.hpp"
#include "store/store.hpp"
#include "store/tables.hpp"
#include "text/fold.hpp"

namespace soi::store {

namespace {

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path) {
  throw base::Error(base::Failure::io, "cannot " + what + " " + path.string() + ": " + std::strerror(errno));
}

void sync_to_disk(const std::filesystem::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) fail("open", path);
  const int code = ::fsync(file);
  const int error = errno;
  ::close(file);
  errno = error;
  // A file system that cannot sync a folder says EINVAL; the rename itself is then all there is.
  if (code != 0 && !((flags & O_DIRECTORY) != 0 && errno == EINVAL)) fail("write", path);
}

// A new empty file in the folder of the store, hidden, removed unless it was put into place.
class FileBeside {
 public:
  explicit FileBeside(const std::filesystem::path& target) : target_(target) {
    std::error_code none;  // a link stays a link: its target is what is replaced
    if (auto real = std::filesystem::canonical(target, none); !none) target_ = std::move(real);
    const auto folder = folder_of(target_);
    for (int attempt = 0; attempt < 1000; ++attempt) {
      path_ = folder / ("." + target_.filename().string() + "." + std::to_string(::getpid()) + "-" +
                        std::to_string(attempt) + ".new");
      const int file = ::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
      if (file >= 0) {
        ::close(file);
        return;
      }
      if (errno != EEXIST) break;
    }
    path_.clear();
    fail("write", target);
  }
  ~FileBeside() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;

  const std::filesystem::path& path() const { return path_; }

  void put_into_place() {
    std::error_code none;
    const auto old = std::filesystem::status(target_, none);
    if (std::filesystem::exists(old)) std::filesystem::permissions(path_, old.permissions(), none);
    sync_to_disk(path_, O_RDONLY);
    if (::rename(path_.c_str(), target_.c_str()) != 0) fail("replace", target_);
    path_.clear();
    sync_to_disk(folder_of(target_), O_RDONLY | O_DIRECTORY);
  }

 private:
  static std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  }
  std::filesystem::path target_;
  std::filesystem::path path_;
};

// Sentences said of several facts are stored once.
class Sentences {
 public:
  explicit Sentences(const Database& database) : insert_(database, "insert into sentence values (?, ?)") {}

  std::int64_t number(const std::string& text) {
    const auto [found, fresh] = numbers_.emplace(text, static_cast<std::int64_t>(numbers_.size()));
    if (fresh) insert_.bind(1, found->second).bind(2, text).run();
    return found->second;
  }

 private:
  Statement insert_;
  std::unordered_map<std::string, std::int64_t> numbers_;
};

class DocumentWriter {
 public:
  explicit DocumentWriter(const Database& database) : database_(database) {}

  // `graph_document` counts the graph's documents; negative: the content is set aside.
  void write(const graph::DocumentGraph& content, bool listed, const graph::Graph& graph, std::int64_t graph_document,
             const std::vector<std::vector<std::int64_t>>& edge_of) {
    write_document(content, listed);
    for (std::uint32_t m = 0; m < content.members.size(); ++m) {
      member_.bind(1, members_ + m).bind(2, documents_).bind(3, content.members[m].local);
      member_.bind(4, content.members[m].type).bind(5, content.members[m].name);
      if (graph_document < 0) {
        member_.bind_null(6);
      } else {
        member_.bind(6, std::int64_t{graph.node_of({static_cast<std::uint32_t>(graph_document), m})});
      }
      member_.run();
      write_member_lists(content.members[m], members_ + m);
    }
    for (std::uint32_t f = 0; f < content.facts.size(); ++f) {
      write_fact(content.facts[f]);
      if (graph_document < 0) {
        fact_.bind_null(12);
      } else {
        fact_.bind(12, edge_of[static_cast<std::size_t>(graph_document)][f]);
      }
      fact_.run();
      ++facts_;
    }
    members_ += static_cast<std::int64_t>(content.members.size());
    ++documents_;
  }

 private:
  void write_document(const graph::DocumentGraph& content, bool listed) {
    const auto& document = content.document;
    document_.bind(1, documents_).bind(2, document.key).bind(3, content.domain).bind(4, document.digest);
    document_.bind(5, document.kind).bind(6, document.title).bind(7, document.publisher).bind(8, document.url);
    document_.bind(9, document.curator).bind_or_null(10, to_string(document.date)).bind(11, document.source);
    document_.bind(12, document.replaces).bind(13, document.path).bind(14, std::int64_t{listed}).run();
  }

  void write_member_lists(const graph::Member& member, std::int64_t number) {
    for (const auto& alias : member.aliases) alias_.bind(1, number).bind(2, alias).run();
    write_properties(member_property_, number, member.properties);
    write_evidence(member_evidence_, number, member.evidence);
  }

  void write_fact(const graph::Fact& fact) {
    fact_.bind(1, facts_).bind(2, documents_).bind(3, members_ + fact.subject).bind(4, members_ + fact.object);
    fact_.bind(5, fact.relation).bind(6, fact.role).bind(7, std::int64_t{fact.former});
    fact_.bind(8, to_string(fact.status)).bind_or_null(9, to_string(fact.since));
    fact_.bind_or_null(10, to_string(fact.until)).bind_or_null(11, to_string(fact.on));
    write_properties(fact_property_, facts_, fact.properties);
    write_evidence(fact_evidence_, facts_, fact.evidence);
  }

  static void write_properties(Statement& insert, std::int64_t owner, const std::vector<graph::Property>& properties) {
    std::int64_t position = 0;
    for (const auto& property : properties) {
      insert.bind(1, owner).bind(2, position++).bind(3, property.name).bind(4, property.value).run();
    }
  }

  void write_evidence(Statement& insert, std::int64_t owner, const std::vector<graph::Evidence>& evidence) {
    std::int64_t position = 0;
    for (const auto& item : evidence) {
      insert.bind(1, owner).bind(2, position++).bind(3, std::int64_t{item.begin}).bind(4, std::int64_t{item.end});
      if (item.sentence.empty()) {
        insert.bind_null(5);
      } else {
        insert.bind(5, sentences_.number(item.sentence));
      }
      insert.bind(6, item.by).run();
    }
  }

  const Database& database_;
  Statement document_{database_, "insert into document values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Statement member_{database_, "insert into member values (?, ?, ?, ?, ?, ?)"};
  Statement alias_{database_, "insert into member_alias values (?, ?)"};
  Statement member_property_{database_, "insert into member_property values (?, ?, ?, ?)"};
  Statement member_evidence_{database_, "insert into member_evidence values (?, ?, ?, ?, ?, ?)"};
  Statement fact_{database_, "insert into fact values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Statement fact_property_{database_, "insert into fact_property values (?, ?, ?, ?)"};
  Statement fact_evidence_{database_, "insert into fact_evidence values (?, ?, ?, ?, ?, ?)"};
  Sentences sentences_{database_};
  std::int64_t documents_ = 0, members_ = 0, facts_ = 0;
};

void write_documents(const Database& database, const graph::Graph& graph,
                     const std::vector<graph::DocumentGraph>& set_aside) {
  const auto& documents = graph.documents();
  std::vector<std::vector<std::int64_t>> edge_of;
  for (const auto& document : documents) edge_of.emplace_back(document.facts.size());
  for (const auto& edge : graph.edges()) {
    for (const auto& ref : graph.fact_refs(edge.number)) edge_of[ref.document][ref.member] = edge.number;
  }
  std::vector<const graph::DocumentGraph*> aside;
  for (const auto& document : set_aside) aside.push_back(&document);
  std::sort(aside.begin(), aside.end(), [](auto a, auto b) { return a->document.key < b->document.key; });

  DocumentWriter writer(database);
  auto next = aside.begin();
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const auto& key = documents[d].document.key;
    for (; next != aside.end() && (*next)->document.key < key; ++next) writer.write(**next, false, graph, -1, edge_of);
    if (next != aside.end() && (*next)->document.key == key) {
      writer.write(**next++, true, graph, -1, edge_of);
    } else {
      writer.write(documents[d], true, graph, static_cast<std::int64_t>(d), edge_of);
    }
  }
  for (; next != aside.end(); ++next) writer.write(**next, false, graph, -1, edge_of);
}

void write_entities(const Database& database, const graph::Graph& graph) {
  Statement entity(database, "insert into entity values (?, ?, ?, ?)");
  Statement name(database, "insert into entity_name values (?, ?, ?)");
  Statement index(database, "insert into name_index (rowid, folded) values (?, ?)");
  Statement property(database, "insert into entity_property values (?, ?, ?, ?)");
  std::int64_t names = 0;
  const auto write_name = [&](graph::Node node, const std::string& text) {
    name.bind(1, names).bind(2, std::int64_t{node}).bind(3, text).run();
    index.bind(1, names).bind(2, text::fold(text)).run();
    ++names;
  };
  for (const auto& item : graph.entities()) {
    entity.bind(1, std::int64_t{item.node}).bind(2, item.id).bind(3, item.type).bind(4, item.name).run();
    write_name(item.node, item.name);
    for (const auto& alias : item.aliases) write_name(item.node, alias);
    std::int64_t position = 0;
    for (const auto& [key, value] : item.properties) {
      property.bind(1, std::int64_t{item.node}).bind(2, position++).bind(3, key).bind(4, value).run();
    }
  }
}

void write_edges(const Database& database, const graph::Graph& graph) {
  Statement insert(database, "insert into edge values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const auto& edge : graph.edges()) {
    insert.bind(1, std::int64_t{edge.number}).bind(2, std::int64_t{edge.subject}).bind(3, std::int64_t{edge.object});
    insert.bind(4, edge.relation).bind(5, edge.role).bind(6, std::int64_t{edge.former});
    insert.bind(7, to_string(edge.status)).bind_or_null(8, to_string(edge.since));
    insert.bind_or_null(9, to_string(edge.until)).bind_or_null(10, to_string(edge.on));
    insert.bind(11, std::int64_t{edge.facts}).run();
  }
}

void write_info(const Database& database, const graph::Graph& graph) {
  const auto counts = graph.counts();
  Statement insert(database, "insert into info values (?, ?)");
  insert.bind(1, "domain").bind(2, graph.domain()).run();
  const auto count = [&](const char* name, std::uint64_t value) {
    insert.bind(1, name).bind(2, static_cast<std::int64_t>(value)).run();
  };
  count("documents", counts.documents);
  count("edges", counts.edges);
  count("entities", counts.entities);
  count("facts", counts.facts);
}

}  // namespace

void save(const std::filesystem::path& path, const graph::Graph& graph,
          const std::vector<graph::DocumentGraph>& set_aside) {
  FileBeside file(path);
  {
    Database database(file.path(), Database::Mode::create);
    // No reader sees this file before it is whole and synced: a journal would only cost time.
    database.execute("pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive;");
    database.execute(("pragma application_id = " + std::to_string(application_id)).c_str());
    database.execute(("pragma user_version = " + std::to_string(version)).c_str());
    database.execute("begin");
    database.execute(tables);
    write_info(database, graph);
    write_documents(database, graph, set_aside);
    write_entities(database, graph);
    write_edges(database, graph);
    database.execute("insert into name_index (name_index) values ('optimize')");
    database.execute(views);
    database.execute("commit");
  }
  file.put_into_place();
}

}  // namespace soi::store
