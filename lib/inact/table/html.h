// HTML and SVG that hold no text they were not meant to hold.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace inact {

/// Writes elements. Names and styles are literals of the source, checked when it is compiled; every other text is
/// escaped; elements are closed in order. So nothing that people typed can become an element, an attribute or a script.
class Html {
 public:
  /// The name of an element: no script, and nothing that loads anything.
  class Element {
   public:
    consteval Element(const char* name) : name_(name) {
      for (const char c : name_) check(letter(c) || (c >= '0' && c <= '9'));
      for (const std::string_view barred :
           {"script", "style", "iframe", "object", "embed", "link", "base", "form", "foreignObject"})
        check(name_ != barred);
    }
    constexpr std::string_view name() const { return name_; }

   private:
    std::string_view name_;
  };

  /// An attribute and its value. Addresses (href, src) that are not web, mail, telephone, a place in the page or an
  /// embedded picture are left out.
  class Attribute {
   public:
    class Name {
     public:
      consteval Name(const char* name) : name_(name) {
        for (const char c : name_) check(letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':');
        check(name_.size() > 1 || letter(name_[0]));
        check(!(name_.size() > 2 && name_[0] == 'o' && name_[1] == 'n'));  // onclick and its like
        for (const std::string_view barred : {"style", "srcdoc", "srcset", "action", "formaction"})
          check(name_ != barred);
      }
      constexpr std::string_view name() const { return name_; }

     private:
      std::string_view name_;
    };

    Attribute(Name name, std::string_view value) : name_(name.name()), value_(value) {}
    std::string_view name() const { return name_; }
    std::string_view value() const { return value_; }

   private:
    std::string_view name_;
    std::string_view value_;
  };

  /// A style sheet written in the source.
  class Style {
   public:
    consteval Style(const char* css) : css_(css) { check(css_.find('<') == css_.npos); }
    constexpr std::string_view css() const { return css_; }

   private:
    std::string_view css_;
  };

  /// A whole page with the project's look, dark where the reader's screen is dark, ready to print; what is written next
  /// stands in its <main>. `language` is "de" or "en".
  static Html page(std::string_view language, std::string_view title, Style more = "");

  /// A part, or a drawing that stands alone.
  Html() = default;

  Html& open(Element element, std::initializer_list<Attribute> attributes = {});
  /// Closes what was opened last.
  Html& close();
  /// An element without content: meta, br, path.
  Html& empty(Element element, std::initializer_list<Attribute> attributes = {});
  /// Control characters and bidi overrides are shown as on a terminal; line breaks stay.
  Html& text(std::string_view text);
  /// Text that people wrote: its direction does not reach beyond it.
  Html& isolated(std::string_view text);
  /// open, text, close
  Html& leaf(Element element, std::string_view text, std::initializer_list<Attribute> attributes = {});
  /// Everything that another one wrote, closed.
  Html& add(Html part);

  /// What was written, everything closed.
  std::string take() &&;

 private:
  static constexpr bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  static consteval void check(bool holds) {
    if (!holds) throw "not a name that may be written";
  }
  void start(Element element, std::initializer_list<Attribute> attributes);

  std::string out_;
  std::vector<std::string_view> opened_;
};

}  // namespace inact
