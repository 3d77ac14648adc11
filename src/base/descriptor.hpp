// SPDX-License-Identifier: Apache-2.0
// A file descriptor that closes itself, and a stream buffer that writes to one and remembers why it failed.
#pragma once

#include <array>
#include <streambuf>

namespace soi::base {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { close(); }

  bool open() const { return number_ >= 0; }
  int number() const { return number_; }
  int close();  // 0, or -1 with errno: some file systems tell only here that a write failed

 private:
  int number_;
};

class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);
  int error() const { return error_; }  // errno of the first write that failed

 protected:
  int_type overflow(int_type character) override;
  int sync() override;

 private:
  int descriptor_;
  int error_ = 0;
  std::array<char, 65536> bytes_;
};

}  // namespace soi::base
