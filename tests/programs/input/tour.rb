# Exceptions, catch, fibers and callcc-like jumps unwind the Wasm stack by Binaryen's asyncify.
def fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)

class Account
  include Comparable
  attr_reader :name, :cents

  def initialize(name, cents)
    @name = name
    @cents = cents
  end

  def <=>(other) = cents <=> other.cents
  def to_s = format("%-6s%8.2f", name, cents / 100.0)
  def method_missing(what, *args) = what.end_with?("?") ? name == what[..-2] : super
  def respond_to_missing?(what, all = false) = what.end_with?("?") || super
end

puts fib(22), 2**100, 10.pow(50, 97), 7.fdiv(3).round(5)
accounts = [["oak", 1250], ["elm", 999], ["ash", 100_000]].map { |row| Account.new(*row) }
puts accounts.sort, accounts.max.name, accounts[0].oak?
begin
  accounts[0].missing
rescue NoMethodError => error
  puts error.message[/`?'?(\w+)' for/, 1]
ensure
  puts "ensured"
end
def deep(n) = n.zero? ? raise(ArgumentError, "bottom") : deep(n - 1)
puts((deep(200) rescue "#{$!.class}: #{$!.message}"))
p catch(:found) { 10.times { |i| 10.times { |j| throw :found, [i, j] if i * j == 42 } } }
numbers = Fiber.new { 3.times { |i| Fiber.yield i * i } ; :done }
p Array.new(4) { numbers.resume }
squares = Enumerator.new { |out| (1..).each { |i| out << i * i } }
p squares.lazy.select(&:even?).first(4), squares.next, squares.next
p "grüße an alle".scan(/\p{L}+/).map(&:capitalize), "a1b22".gsub(/\d+/) { |d| (d.to_i + 1).to_s }
case { kind: :point, at: [3, 4] }
in { kind: :point, at: [x, y] } then puts Math.hypot(x, y)
end
p (1..6).each_slice(4).to_a, %w[a b].cycle.take(3), { b: 1, a: 2 }.sort.to_h
20_000.times { |i| "garbage #{i}" * 20 }
GC.start
p ObjectSpace.each_object(Account).count
File.write("/note.txt", "one\ntwo\n")
File.open("/note.txt", "a") { |file| file.puts "three" }
p File.readlines("/note.txt", chomp: true), Dir.children("/").sort
p((File.read("/missing") rescue $!.class))
printf("%05.1f|%x|%s\n", 3.14159, 255, :symbol)
$stdout.flush
