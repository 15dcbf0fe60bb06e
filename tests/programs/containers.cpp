// The standard library at work: a small warehouse of orders in maps, vectors, strings, variants,
// optionals, heaps and streams. Unordered containers are printed in sorted order, since their own
// order is the library's choice.

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <cstdint>
#include <deque>
#include <functional>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <list>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <queue>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

namespace {

struct Random {  // not std::mt19937's distributions: those differ between libraries
  uint64_t state = 0x9e3779b97f4a7c15;
  uint32_t next() {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>(state >> 33);
  }
  uint32_t below(uint32_t n) { return next() % n; }
};

// Shapes: virtual functions, destructors, dynamic_cast-free visiting.
class Shape {
 public:
  virtual ~Shape() { ++destroyed; }
  virtual double area() const = 0;
  virtual std::string name() const { return "shape"; }
  static inline int destroyed = 0;
};

class Circle final : public Shape {
 public:
  explicit Circle(double radius) : radius_(radius) {}
  double area() const override { return 3.0 * radius_ * radius_; }
  std::string name() const override { return "circle"; }

 private:
  double radius_;
};

class Box : public Shape {
 public:
  Box(double width, double height) : width_(width), height_(height) {}
  double area() const override { return width_ * height_; }

 private:
  double width_, height_;
};

class Square final : public Box {
 public:
  explicit Square(double side) : Box(side, side) {}
  std::string name() const override { return "square of " + Box::name(); }
};

void shapes() {
  std::vector<std::unique_ptr<Shape>> all;
  for (int i = 1; i <= 9; ++i) {
    if (i % 3 == 0) all.push_back(std::make_unique<Circle>(i * 0.5));
    if (i % 3 == 1) all.push_back(std::make_unique<Box>(i, 1.5));
    if (i % 3 == 2) all.push_back(std::make_unique<Square>(i));
  }
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a->area() > b->area(); });
  for (const auto& shape : all) std::cout << shape->name() << ' ' << shape->area() << '\n';
  all.resize(4);
  std::cout << "destroyed " << Shape::destroyed << '\n';
}

// Tokens and values: variant, visit, optional, string_view, from_chars.
using Value = std::variant<std::monostate, int64_t, double, std::string, std::vector<int>>;

std::optional<Value> parse_value(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text == "none") return Value{};
  if (text.front() == '[' && text.back() == ']') {
    std::vector<int> items;
    std::istringstream in{std::string(text.substr(1, text.size() - 2))};
    for (int item; in >> item;) items.push_back(item);
    return items;
  }
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range) return std::nullopt;
  if (error == std::errc{} && end == text.data() + text.size()) return number;
  std::istringstream in{std::string(text)};
  if (double d; in >> d && in.eof()) return d;
  return std::string(text);
}

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

void variants() {
  for (const std::string_view text : {"42", "-7", "2.5", "1e3", "plank", "[3 1 2]", "none", "",
                                      "99999999999999999999", "0.5.5"}) {
    const auto value = parse_value(text);
    std::cout << std::left << std::setw(22) << text << std::right;
    if (!value) {
      std::cout << "no value\n";
      continue;
    }
    std::visit(Overloaded{[](std::monostate) { std::cout << "monostate"; },
                          [](int64_t n) {
                            std::cout << "integer " << std::showpos << n << std::noshowpos;
                          },
                          [](double d) {
                            std::cout << "double " << std::fixed << std::setprecision(3) << d
                                      << std::defaultfloat;
                          },
                          [](const std::string& s) { std::cout << "string " << std::quoted(s); },
                          [](const std::vector<int>& v) {
                            std::cout << "list, sum " << std::accumulate(v.begin(), v.end(), 0);
                          }},
               *value);
    std::cout << " #" << value->index() << '\n';
  }
}

// Orders: maps of maps, multimap ranges, set operations, stable_sort, tuple comparison.
void orders(Random& random) {
  static constexpr std::array<std::string_view, 6> kGoods{"oak",  "ash",   "elm",
                                                          "teak", "birch", "walnut"};
  std::unordered_map<std::string, std::map<int, int64_t>> stock;
  std::multimap<int64_t, std::string> by_amount;
  std::vector<std::tuple<int, std::string, int64_t>> log;
  for (int i = 0; i < 5000; ++i) {
    const std::string good{kGoods[random.below(6)]};
    const int place = static_cast<int>(random.below(8));
    const int64_t amount = static_cast<int64_t>(random.below(2000)) - 700;
    stock[good + std::to_string(place % 3)][place] += amount;
    log.emplace_back(place, good, amount);
  }
  std::map<std::string, int64_t> totals;
  for (const auto& [good, places] : stock) {
    for (const auto& [place, amount] : places) totals[good] += amount * (place + 1);
  }
  for (const auto& [good, total] : totals) by_amount.emplace(total, good);
  for (auto it = by_amount.rbegin();
       it != by_amount.rend() && std::distance(by_amount.rbegin(), it) < 6; ++it) {
    std::cout << std::setw(10) << it->first << ' ' << it->second << '\n';
  }
  std::stable_sort(log.begin(), log.end(),
                   [](const auto& a, const auto& b) { return std::get<0>(a) < std::get<0>(b); });
  const auto middle = log.begin() + static_cast<std::ptrdiff_t>(log.size() / 2);
  std::nth_element(log.begin(), middle, log.end());
  std::cout << "median " << std::get<0>(*middle) << ' ' << std::get<1>(*middle) << ' '
            << std::get<2>(*middle) << '\n';
  std::set<int64_t> odd, small, both;
  for (const auto& [place, good, amount] : log) {
    if (amount % 2 != 0) odd.insert(amount);
    if (amount < 0 && place < 2) small.insert(amount);
  }
  std::set_intersection(odd.begin(), odd.end(), small.begin(), small.end(),
                        std::inserter(both, both.end()));
  std::cout << odd.size() << ' ' << small.size() << ' ' << both.size() << ' '
            << *both.lower_bound(-350) << '\n';
  log.erase(
      std::remove_if(log.begin(), log.end(), [](const auto& e) { return std::get<2>(e) < 0; }),
      log.end());
  std::cout << log.size() << " entries stay\n";
}

// Shortest paths on a grid graph: priority_queue with a custom order, vector<bool>, deque.
void paths(Random& random) {
  constexpr int kSide = 60;
  std::vector<int> cost(kSide * kSide), distance(cost.size(), INT32_MAX);
  std::generate(cost.begin(), cost.end(),
                [&random] { return static_cast<int>(random.below(9)) + 1; });
  using Item = std::pair<int, int>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
  open.emplace(distance[0] = cost[0], 0);
  std::vector<bool> done(cost.size());
  while (!open.empty()) {
    const auto [so_far, at] = open.top();
    open.pop();
    if (done[static_cast<size_t>(at)]) continue;
    done[static_cast<size_t>(at)] = true;
    for (const int step : {-kSide, kSide, -1, 1}) {
      const int to = at + step;
      if (to < 0 || to >= kSide * kSide || (step * step == 1 && to / kSide != at / kSide)) continue;
      const int through = so_far + cost[static_cast<size_t>(to)];
      if (through < distance[static_cast<size_t>(to)]) {
        open.emplace(distance[static_cast<size_t>(to)] = through, to);
      }
    }
  }
  std::cout << "to the corner " << distance.back() << ", farthest "
            << *std::max_element(distance.begin(), distance.end()) << '\n';
  std::deque<int> window;
  int64_t sum = 0;
  for (const int d : distance) {
    window.push_back(d);
    if (window.size() > 10) window.pop_front();
    sum += window.front() ^ window.back();
  }
  std::cout << "window " << sum << '\n';
}

void strings() {
  std::string text = "the quick brown fox jumps over the lazy dog";
  std::unordered_map<char, int> counts;
  for (const char c : text) ++counts[c];
  std::vector<std::pair<char, int>> sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end(), [](auto a, auto b) {
    return std::pair(-a.second, a.first) < std::pair(-b.second, b.first);
  });
  for (const auto& [c, n] : sorted) std::cout << c << n;
  std::cout << '\n';
  text.replace(text.find("quick"), 5, "slow and very long-winded").append(3, '!').insert(0, "> ");
  std::reverse(text.begin() + 2, text.end());
  std::cout << text << ' ' << text.size() << ' ' << text.rfind("eht") << ' '
            << (text.compare("> !!") > 0) << '\n';
  std::list<std::string> words;
  std::istringstream in(text);
  std::copy(std::istream_iterator<std::string>(in), {}, std::back_inserter(words));
  words.sort();
  words.unique();
  words.remove_if([](const std::string& w) { return w.size() < 4; });
  for (const auto& word : words) std::cout << word << ',';
  std::ostringstream out;
  out << std::hex << std::setfill('0') << std::setw(8) << 48879 << ' ' << std::oct << 511 << ' '
      << std::boolalpha << true << ' ' << std::scientific << std::setprecision(4) << 12345.678
      << ' ' << std::bitset<12>(2730);
  std::cout << '\n' << out.str() << '\n';
  std::function<uint64_t(uint64_t)> chain = [](uint64_t n) { return n; };
  for (uint64_t i = 1; i <= 10; ++i) {
    chain = [inner = std::move(chain), i](uint64_t n) { return inner(n * i) + i; };
  }
  std::cout << chain(3) << ' ' << std::gcd(1071, 462) << ' ' << std::lcm(21, 6) << '\n';
}

}  // namespace

int main() {
  Random random;
  shapes();
  variants();
  orders(random);
  paths(random);
  strings();
  std::string line;
  int lines = 0;
  size_t longest = 0;
  while (std::getline(std::cin, line)) ++lines, longest = std::max(longest, line.size());
  std::cout << lines << " lines of input, the longest " << longest << std::endl;
  return lines == 0 ? 4 : 0;
}
