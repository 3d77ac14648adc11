// SPDX-License-Identifier: Apache-2.0
#include "base/xml_reader.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <libxml/parser.h>
#include <new>
#include <optional>

namespace soi::base {
namespace {

constexpr int deepest = 100;

struct Free {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

std::string_view view(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

// Of a text that is known to be UTF-8.
int characters(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

// C code lies between our functions and the caller: what they throw waits here.
class XmlReader::Parser {
 public:
  Parser(XmlHandler& handler, Locate locate) : handler_(handler), locate_(std::move(locate)) {
    xmlSAXHandler events{};
    events.initialized = XML_SAX2_MAGIC;
    events.startElementNs = on_open;
    events.endElementNs = on_close;
    events.characters = events.ignorableWhitespace = events.cdataBlock = on_text;
    events.internalSubset = on_doctype;
    events.serror = on_error;
    xmlInitParser();
    parser_.reset(xmlCreatePushParserCtxt(&events, this, nullptr, 0, nullptr));
    if (parser_ == nullptr) throw std::bad_alloc();
    // NOENT: "&amp;" in a value comes as "&". There are no other entities, as there is no document type.
    xmlCtxtUseOptions(parser_.get(), XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_HUGE);
  }

  void read(std::string_view text, bool last) {
    constexpr std::size_t piece = 1 << 16;  // what is read stays in the processor's cache
    do {
      const auto now = text.substr(0, piece);
      text.remove_prefix(now.size());
      xmlParseChunk(parser_.get(), now.data(), static_cast<int>(now.size()), last && text.empty() ? 1 : 0);
      if (failed_ != nullptr) std::rethrow_exception(failed_);
      if (fault_) fail(fault_->place, fault_->what);
    } while (!text.empty());
  }

 private:
  // libxml2 tells where a tag ends; it begins at the last "<", which no value may hold.
  XmlPlace place_of_tag() const {
    const auto& input = *parser_->input;
    const auto* found = memrchr(input.base, '<', static_cast<std::size_t>(input.cur - input.base));
    const auto* tag = found == nullptr ? input.cur : static_cast<const xmlChar*>(found);  // longer than what is held
    const auto read = view(tag, input.cur);
    const auto lines = static_cast<int>(std::count(read.begin(), read.end(), '\n'));
    if (lines == 0) return {input.line, input.col - characters(read)};
    const auto before = view(input.base, tag);
    return {input.line - lines, 1 + characters(before.substr(before.rfind('\n') + 1))};
  }

  [[noreturn]] void fail(XmlPlace place, std::string what, std::string remedy = {}) const {
    throw Error(Failure::data, {locate_(place, std::move(what), std::move(remedy))});
  }

  template <typename Do>
  void guarded(const Do& act) {
    if (failed_ != nullptr) return;
    try {
      act();
    } catch (...) {
      failed_ = std::current_exception();
      xmlStopParser(parser_.get());
    }
  }

  static void on_open(void* self, const xmlChar* name, const xmlChar*, const xmlChar*, int, const xmlChar**, int count,
                      int, const xmlChar** attributes) {
    auto& parser = *static_cast<Parser*>(self);
    parser.guarded([&] {
      const auto place = parser.place_of_tag();
      if (++parser.depth_ > deepest) parser.fail(place, "nested deeper than " + std::to_string(deepest));
      parser.attributes_.clear();
      for (; count > 0; --count, attributes += 5) {  // name, prefix, namespace, begin and end of the value
        parser.attributes_.emplace_back(view(attributes[0]), view(attributes[3], attributes[4]));
      }
      parser.handler_.open(view(name), parser.attributes_, place);
    });
  }
  static void on_close(void* self, const xmlChar* name, const xmlChar*, const xmlChar*) {
    auto& parser = *static_cast<Parser*>(self);
    --parser.depth_;
    parser.guarded([&] { parser.handler_.close(view(name)); });
  }
  static void on_text(void* self, const xmlChar* text, int size) {
    auto& parser = *static_cast<Parser*>(self);
    parser.guarded([&] { parser.handler_.text(view(text, text + size)); });
  }
  static void on_doctype(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto& parser = *static_cast<Parser*>(self);
    parser.guarded([&] {
      parser.fail(parser.place_of_tag(), "a document type", "remove the <!DOCTYPE …>: soi reads none, for safety");
    });
  }
  // What is no fault of the text's form, such as a prefix that nothing declares, is passed over. libxml2 is in the
  // middle of its work here: its line is looked up when it has returned.
  static void on_error(void* self, xmlErrorPtr error) {
    auto& parser = *static_cast<Parser*>(self);
    if (error->level != XML_ERR_FATAL || parser.fault_) return;
    parser.guarded([&] {
      std::string what = error->message;
      while (what.ends_with('\n')) what.pop_back();
      parser.fault_ = {{error->line, error->int2}, std::move(what)};
    });
  }

  struct Fault {
    XmlPlace place;
    std::string what;
  };

  XmlHandler& handler_;
  const Locate locate_;
  std::unique_ptr<xmlParserCtxt, Free> parser_;
  XmlHandler::Attributes attributes_;  // of the tag at hand
  std::exception_ptr failed_;
  std::optional<Fault> fault_;  // the first
  int depth_ = 0;
};

XmlReader::XmlReader(XmlHandler& handler, Locate locate)
    : parser_(std::make_unique<Parser>(handler, std::move(locate))) {}
XmlReader::~XmlReader() = default;

void XmlReader::read(std::string_view piece) { parser_->read(piece, false); }
void XmlReader::end() { parser_->read({}, true); }

}  // namespace soi::base
