// inact person consent form
#include <algorithm>
#include <filesystem>

#include "cmd/files.h"
#include "cmd/person/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/paper/form.h"
#include "inact/people/identity.h"
#include "inact/people/person.h"
#include "inact/seal/hash.h"
#include "inact/table/render.h"

namespace inact {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargest = 1 << 20;
constexpr const char* kPrefix = "consent-form.";
constexpr const char* kEnding = ".txt";

struct Options {
  std::optional<PersonId> person;
  std::optional<std::string> language, partner;
};

struct Template {
  std::string text;
  std::string name;  ///< for messages
};

/// The folder with the forms of the project, beside the configuration.
fs::path own_forms(const Session& session) {
  const fs::path& configuration = session.config().file;
  return configuration.empty() ? fs::path() : configuration.parent_path() / "forms";
}

/// That of the project, else the one that comes along.
std::optional<Template> find_template(const fs::path& folder, const std::string& language) {
  if (!folder.empty()) {
    const fs::path file = folder / (kPrefix + language + kEnding);
    if (std::error_code error; fs::exists(file, error)) return Template{read_file(file, kLargest), file.string()};
  }
  const std::string_view text = built_in_form(language);
  if (text.empty()) return std::nullopt;
  return Template{std::string(text), kPrefix + language + kEnding};
}

std::string languages(const fs::path& folder) {
  std::vector<std::string> tags = built_in_form_languages();
  std::error_code error;
  if (!folder.empty())
    for (const auto& file : fs::directory_iterator(folder, error)) {
      const std::string name = file.path().filename().string();
      if (!name.starts_with(kPrefix) || !name.ends_with(kEnding)) continue;
      const std::string tag =
          name.substr(std::string_view(kPrefix).size(),
                      name.size() - std::string_view(kPrefix).size() - std::string_view(kEnding).size());
      if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
    }
  std::ranges::sort(tags);
  std::string all;
  for (const std::string& tag : tags) (all += all.empty() ? "" : ", ") += tag;
  return all;
}

/// In the language asked for; else that of choice of the person, where there is a form; else German.
Template template_of(Session& session, const Options& options) {
  const fs::path folder = own_forms(session);
  if (options.language) {
    const std::string tag = session.code("language", *options.language);
    if (auto found = find_template(folder, tag)) return *found;
    throw usage("There is no form in “{language}”. There are: {languages}.",
                {{"language", tag}, {"languages", languages(folder)}})
        .remedy(tr("A form in another language is a file forms/consent-form.{language}.txt beside the configuration; "
                   "examples/consent-form.de.txt shows how.",
                   {{"language", tag}}));
  }
  if (options.person)
    for (const PersonLanguage& language : get_person(session.records(), *options.person).facts.languages)
      if (auto found = find_template(folder, language.code)) return *found;
  return find_template(folder, "de").value();
}

std::string partners_of(const Session& session, const Options& options) {
  std::string names;
  const Words words(Language::German, session.vocabularies());
  for (const Term& term : session.vocabularies()["partner"].terms)
    if (options.partner ? term.code == *options.partner : !term.retired)
      (names += names.empty() ? "" : ", ") += words.label("partner", term.code);
  return names;
}

int run_form(Session& session, const Options& options) {
  const Config& config = session.config();
  FormValues values{{"project", config.project.name},
                    {"place", config.project.place},
                    {"phone", config.project.phone},
                    {"partners", partners_of(session, options)}};
  for (const char* empty :
       {"person", "id", "recipient", "categories", "purpose", "until", "language", "interpreter", "officer"})
    values[empty] = "";
  if (options.person) {
    require_person(session.records(), *options.person);
    values["id"] = options.person->str();
    values["person"] = name_of(session.records(), *options.person);
  }
  const Template from = template_of(session, options);
  PaperForm form = fill_form(from.text, from.name, values, session.today());
  const std::string hash = sha256(from.text);
  const Words words(form.language == "de" ? Language::German : Language::English, session.vocabularies());
  form.paper.footer =
      words.say(tr("Version {version} ({hash})", {{"version", form.version}, {"hash", hash.substr(0, 8)}}));
  std::string bytes;
  switch (session.format()) {
    case Format::Text: bytes = paper_text(form.paper); break;
    case Format::Html: bytes = paper_html(form.paper); break;
    case Format::Pdf: bytes = paper_pdf(form.paper); break;
    case Format::Json:
    case Format::Csv:
    case Format::Markdown: {
      Document document;
      document.schema = "consent_form";
      document.fields = {{"person", tr("Person"), cell(options.person)},
                         {"version", tr("Version"), form.version},
                         {"language", tr("Language"), Coded{"language", form.language}},
                         {"sha256", {}, hash},
                         {"text", tr("Text"), paper_text(form.paper)}};
      bytes = render(document, session.format(), session.words());
    }
  }
  if (!values["person"].empty()) session.log_names(options.person->str(), 1);
  session.put(bytes);
  session.note(
      tr("When it is signed: `inact person consent give {id} --purpose CODE --mode written --text-version {version}`.",
         {{"id", options.person ? options.person->str() : "P12"}, {"version", form.version}}));
  return 0;
}

}  // namespace

void describe_consent_form(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("ID", options->person, tr("whose name and number stand on it, as P12; otherwise it is blank"))
      .option("--in", options->language,
              tr("the language; otherwise the person’s where there is a form in it, else German"))
      .shown_as("LANG")
      .code("--partner", "partner", options->partner, tr("the association it is for; otherwise all"))
      .writes_pdf()
      .example("inact person consent form")
      .example("inact person consent form P12 --in en --format pdf -o consent.pdf")
      .run([options](Session& session) { return run_form(session, *options); });
}

}  // namespace inact
