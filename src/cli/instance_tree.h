// The instances that a module will be made of, as far as its binary says: what instantiation does,
// done with names in place of items. What comes from outside is a leaf.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/module.h"

namespace tenon::cli {

struct InstanceNode {
  std::string label;  // `libz#2`, the last step of the name that backtraces have
  std::optional<ArtifactIndex> artifact;  // absent where an imported module is instantiated
  size_t parent = 0;                      // position in the list; of the root its own
  uint32_t depth = 0;
};

struct InstanceTree {
  std::vector<InstanceNode> nodes;  // a parent before its children, which are in order
  bool is_cut = false;              // there are more instances than were asked for
};

// The tree of the blob's root, called `root_name`, with at most `most` instances.
InstanceTree make_instance_tree(const model::Blob& blob, const std::string& root_name, size_t most);

}  // namespace tenon::cli
