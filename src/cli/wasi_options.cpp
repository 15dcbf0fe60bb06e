#include "cli/wasi_options.h"

#include <algorithm>
#include <cstdlib>

#include "cli/usage.h"

namespace tenon::cli {
namespace {

// The last value of a name is the one that counts, as in a shell.
void set_env(std::vector<std::string>& env, const std::string& variable) {
  const std::string name = variable.substr(0, variable.find('=') + 1);
  const auto same = [&name](const std::string& other) { return other.starts_with(name); };
  const auto found = std::find_if(env.begin(), env.end(), same);
  if (found != env.end()) {
    *found = variable;
  } else {
    env.push_back(variable);
  }
}

}  // namespace

Result<void> add_env(std::vector<std::string>& env, const std::string& text) {
  const size_t equals = text.find('=');
  if (equals == 0 || text.empty()) return usage("`--env " + text + "`: expected NAME[=VALUE]");
  if (equals != std::string::npos) {
    set_env(env, text);
  } else if (const char* inherited = std::getenv(text.c_str())) {
    set_env(env, text + "=" + inherited);
  }
  return {};
}

Result<void> add_dir(std::vector<wasi::DirGrant>& dirs, std::string text) {
  wasi::DirGrant grant;
  if (text.ends_with(":ro")) {
    grant.read_only = true;
    text.resize(text.size() - 3);
  }
  const size_t colons = text.find("::");
  grant.host = text.substr(0, colons);
  grant.guest = colons == std::string::npos ? grant.host : text.substr(colons + 2);
  if (grant.host.empty() || grant.guest.empty()) return usage("--dir wants HOST[::GUEST][:ro]");
  dirs.push_back(std::move(grant));
  return {};
}

Result<void> add_grant(WasiOptions& options, const std::string& text) {
  const auto expected = [&text] {
    return usage("`--grant " + text +
                 "`: expected INSTANCE=dir:HOST[::GUEST][:ro], INSTANCE=env:NAME[=VALUE] or "
                 "INSTANCE=none");
  };
  const size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return expected();
  const std::string name = text.substr(0, equals);
  const std::string what = text.substr(equals + 1);
  auto& all = options.instances;
  auto found = std::find_if(all.begin(), all.end(),
                            [&](const InstanceGrants& item) { return item.instance == name; });
  if (found == all.end()) found = all.insert(all.end(), {.instance = name});
  if (what == "none") return {};
  if (what.starts_with("dir:")) return add_dir(found->dirs, what.substr(4));
  if (what.starts_with("env:")) return add_env(found->env, what.substr(4));
  return expected();
}

}  // namespace tenon::cli
