// SPDX-License-Identifier: Apache-2.0
#include "base/xml_reader.hpp"

#include <algorithm>
#include <exception>
#include <expat.h>
#include <new>

namespace soi::base {
namespace {

constexpr int deepest = 100;

struct Free {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

// C code lies between our functions and the caller: what they throw waits here.
class XmlReader::Parser {
 public:
  Parser(XmlHandler& handler, Locate locate)
      : handler_(handler), locate_(std::move(locate)), parser_(XML_ParserCreate(nullptr)) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_open, on_close);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
  }

  void read(std::string_view text, bool last) {
    constexpr std::size_t piece = 1 << 20;  // expat counts in int
    do {
      const auto now = text.substr(0, piece);
      text.remove_prefix(now.size());
      const auto status = XML_Parse(parser_.get(), now.data(), static_cast<int>(now.size()),
                                    last && text.empty() ? XML_TRUE : XML_FALSE);
      if (failed_ != nullptr) std::rethrow_exception(failed_);
      if (status == XML_STATUS_ERROR) fail(XML_ErrorString(XML_GetErrorCode(parser_.get())));
    } while (!text.empty());
  }

 private:
  XmlPlace place() const {
    return {static_cast<int>(XML_GetCurrentLineNumber(parser_.get())),
            static_cast<int>(XML_GetCurrentColumnNumber(parser_.get())) + 1};
  }

  [[noreturn]] void fail(const std::string& what, const std::string& remedy = {}) {
    throw Error(Failure::data, {locate_(place(), what, remedy)});
  }

  template <typename Do>
  void guarded(const Do& act) {
    if (failed_ != nullptr) return;
    try {
      act();
    } catch (...) {
      failed_ = std::current_exception();
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  static void on_open(void* self, const char* name, const char** attributes) {
    auto& parser = *static_cast<Parser*>(self);
    parser.guarded([&] {
      if (++parser.depth_ > deepest) parser.fail("nested deeper than " + std::to_string(deepest));
      parser.attributes_.clear();
      for (; *attributes != nullptr; attributes += 2) parser.attributes_.emplace_back(attributes[0], attributes[1]);
      parser.handler_.open(local(name), parser.attributes_, parser.place());
    });
  }
  static void on_close(void* self, const char* name) {
    auto& parser = *static_cast<Parser*>(self);
    --parser.depth_;
    parser.guarded([&] { parser.handler_.close(local(name)); });
  }
  static void on_text(void* self, const char* text, int size) {
    auto& parser = *static_cast<Parser*>(self);
    parser.guarded([&] { parser.handler_.text({text, static_cast<std::size_t>(size)}); });
  }
  static void on_doctype(void* self, const char*, const char*, const char*, int) {
    auto& parser = *static_cast<Parser*>(self);
    parser.guarded([&] { parser.fail("a document type", "remove the <!DOCTYPE …>: soi reads none, for safety"); });
  }

  XmlHandler& handler_;
  const Locate locate_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  XmlHandler::Attributes attributes_;  // of the tag at hand
  std::exception_ptr failed_;
  int depth_ = 0;
};

XmlReader::XmlReader(XmlHandler& handler, Locate locate)
    : parser_(std::make_unique<Parser>(handler, std::move(locate))) {}
XmlReader::~XmlReader() = default;

void XmlReader::read(std::string_view piece) { parser_->read(piece, false); }
void XmlReader::end() { parser_->read({}, true); }

}  // namespace soi::base
