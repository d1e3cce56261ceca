set(arrays "")
set(table "")
set(number 0)
foreach(name IN LISTS FILES)
  cmake_path(ABSOLUTE_PATH name BASE_DIRECTORY ${ROOT} OUTPUT_VARIABLE path)
  file(READ ${path} bytes HEX)
  string(LENGTH "${bytes}" length)
  math(EXPR length "${length} / 2")
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  cmake_path(IS_ABSOLUTE name absolute)
  if(absolute)
    cmake_path(GET name FILENAME name)
  endif()
  string(APPEND arrays "const unsigned char bytes_${number}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${name}\", {reinterpret_cast<const char*>(bytes_${number}), ${length}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include \"inact/base/embedded.h\"

namespace ${NAMESPACE} {
namespace {
${arrays}
const File all[] = {
${table}};
}  // namespace

std::span<const File> files() { return all; }

std::string_view file(std::string_view path) {
  for (const File& f : all)
    if (f.path == path) return f.bytes;
  return {};
}

}  // namespace ${NAMESPACE}
")
