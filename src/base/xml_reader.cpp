// SPDX-License-Identifier: Apache-2.0
#include "base/xml_reader.hpp"

#include <algorithm>
#include <exception>
#include <expat.h>
#include <memory>
#include <new>

namespace soi::base {
namespace {

constexpr int deepest = 100;

struct Free {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

// C code lies between our functions and the caller: what they throw waits here.
class Reading {
 public:
  Reading(const std::string& name, std::string_view text, XmlHandler& handler)
      : name_(name), text_(text), handler_(handler), parser_(XML_ParserCreate(nullptr)) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_open, on_close);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
  }

  void run() {
    constexpr std::size_t piece = 1 << 20;
    for (std::size_t at = 0; failed_ == nullptr;) {
      const auto size = std::min(piece, text_.size() - at);
      const bool last = at + size == text_.size();
      const auto status = XML_Parse(parser_.get(), text_.data() + at, static_cast<int>(size), last);
      if (failed_ != nullptr) break;
      if (status == XML_STATUS_ERROR) fail(XML_ErrorString(XML_GetErrorCode(parser_.get())));
      if (last) return;
      at += size;
    }
    std::rethrow_exception(failed_);
  }

 private:
  // expat counts columns in bytes; lines that hold many elements are counted on from the last place.
  XmlPlace place() {
    const auto index = static_cast<std::size_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser_.get()), 0));
    const auto offset = std::min(index, text_.size());
    const auto read = text_.substr(0, offset);  // no look beyond: all may stand on one line
    for (auto end = read.find('\n', counted_); end < offset; end = read.find('\n', counted_)) {
      ++at_.line;
      at_.column = 1;
      counted_ = end + 1;
    }
    for (; counted_ < offset; ++counted_) {
      if ((text_[counted_] & 0xC0) != 0x80) ++at_.column;
    }
    return at_;
  }

  [[noreturn]] void fail(const std::string& what, const std::string& remedy = {}) {
    const auto at = place();
    throw Error(Failure::data, {problem_at(name_, text_, at.line, at.column, what, remedy)});
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

  static std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

  static void on_open(void* self, const char* name, const char** attributes) {
    auto& reading = *static_cast<Reading*>(self);
    reading.guarded([&] {
      if (++reading.depth_ > deepest) reading.fail("nested deeper than " + std::to_string(deepest));
      reading.attributes_.clear();
      for (; *attributes != nullptr; attributes += 2) reading.attributes_.emplace_back(attributes[0], attributes[1]);
      reading.handler_.open(local(name), reading.attributes_, reading.place());
    });
  }
  static void on_close(void* self, const char* name) {
    auto& reading = *static_cast<Reading*>(self);
    --reading.depth_;
    reading.guarded([&] { reading.handler_.close(local(name)); });
  }
  static void on_text(void* self, const char* text, int size) {
    auto& reading = *static_cast<Reading*>(self);
    reading.guarded([&] { reading.handler_.text({text, static_cast<std::size_t>(size)}); });
  }
  static void on_doctype(void* self, const char*, const char*, const char*, int) {
    auto& reading = *static_cast<Reading*>(self);
    reading.guarded([&] { reading.fail("a document type", "remove the <!DOCTYPE …>: soi reads none, for safety"); });
  }

  const std::string& name_;
  std::string_view text_;
  XmlHandler& handler_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  XmlHandler::Attributes attributes_;  // of the tag at hand
  std::exception_ptr failed_;
  int depth_ = 0;
  std::size_t counted_ = 0;
  XmlPlace at_{1, 1};
};

}  // namespace

void read_xml(const std::string& name, std::string_view text, XmlHandler& handler) {
  Reading(name, text, handler).run();
}

}  // namespace soi::base
