// The Rust program: collections, strings, iterators, traits, threads' absence, files, 128-bit and
// floating-point formatting, errors as values.
use std::cell::RefCell;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet, VecDeque};
use std::fmt;
use std::fs;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::rc::{Rc, Weak};
use std::time::{Duration, Instant};

#[derive(Debug)]
enum LedgerError {
    Syntax { line: usize, text: String },
    Overdraft(String, i64),
}

impl fmt::Display for LedgerError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            LedgerError::Syntax { line, text } => write!(out, "line {line}: what is `{text}`?"),
            LedgerError::Overdraft(name, by) => write!(out, "{name} lacks {by}"),
        }
    }
}

impl std::error::Error for LedgerError {}

#[derive(Default)]
struct Ledger {
    accounts: BTreeMap<String, i64>,
    moves: VecDeque<(String, String, i64)>,
}

impl Ledger {
    fn apply(&mut self, number: usize, line: &str) -> Result<(), LedgerError> {
        let syntax = || LedgerError::Syntax { line: number, text: line.to_string() };
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["open", name, amount] => {
                let amount = amount.parse().map_err(|_| syntax())?;
                self.accounts.insert(name.to_string(), amount);
            }
            ["move", from, to, amount] => {
                let amount: i64 = amount.parse().map_err(|_| syntax())?;
                let left = self.accounts.get_mut(from).ok_or_else(syntax)?;
                if *left < amount {
                    return Err(LedgerError::Overdraft(from.to_string(), amount - *left));
                }
                *left -= amount;
                *self.accounts.entry(to.to_string()).or_default() += amount;
                self.moves.push_back((from.to_string(), to.to_string(), amount));
            }
            [] => {}
            _ => return Err(syntax()),
        }
        Ok(())
    }
}

trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String {
        "shape".into()
    }
}
struct Circle(f64);
struct Square(f64);
impl Shape for Circle {
    fn area(&self) -> f64 {
        std::f64::consts::PI * self.0 * self.0
    }
    fn name(&self) -> String {
        format!("circle of {}", self.0)
    }
}
impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}

struct Node {
    value: u32,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}

struct Noisy(&'static str);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn collections() {
    let mut heap: BinaryHeap<u64> = (1..=20u64).map(|i| i * i * 7919 % 101).collect();
    let top: Vec<u64> = std::iter::from_fn(|| heap.pop()).take(5).collect();
    println!("{top:?}");
    let mut counts: HashMap<char, usize> = HashMap::new();
    "größer als das größte".chars().for_each(|c| *counts.entry(c).or_insert(0) += 1);
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    println!("{:?}", &sorted[..4]);
    let unique: HashSet<u32> = (0..1000).map(|i| i * i % 97).collect();
    println!("{} squares mod 97", unique.len());
    let words: BTreeMap<usize, Vec<&str>> =
        "one three five seven nine eleven".split(' ').fold(BTreeMap::new(), |mut map, word| {
            map.entry(word.len()).or_insert_with(Vec::new).push(word);
            map
        });
    println!("{words:#?}");
}

fn numbers() {
    let factorial = (1..=33u128).product::<u128>();
    println!("{factorial} {} {}", factorial / 0x1_0000_0001, factorial % 1_000_000_007);
    println!("{:e} {:.3} {:?} {:?}", 1234.5e-300_f64, 2f64.sqrt(), 0.1 + 0.2, f32::MIN_POSITIVE);
    println!("{:?} {:?}", 255u8.checked_add(1), i32::MIN.wrapping_abs());
    println!("{:?} {}", i64::MAX.overflowing_mul(3), (-7i32).rem_euclid(3));
    println!("{} {} {}", u64::MAX.leading_zeros(), 40u64.trailing_zeros(), 0xf0f0u16.count_ones());
    println!("{} {} {}", 300.7 as u8, -1.0 as u32, f64::NAN as i32);
    println!("{:?}", "12x".parse::<i32>().map_err(|e| e.to_string()));
}

fn tree() {
    let leaf = Rc::new(Node { value: 3, parent: Default::default(), children: Default::default() });
    let branch = Rc::new(Node {
        value: 5,
        parent: Default::default(),
        children: RefCell::new(vec![leaf.clone()]),
    });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    let above = leaf.parent.borrow().upgrade().map(|node| node.value);
    println!("{above:?} {} {}", Rc::strong_count(&leaf), branch.children.borrow()[0].value);
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Circle(1.5)), Box::new(Square(2.0))];
    for shape in &shapes {
        println!("{}: {:.4}", shape.name(), shape.area());
    }
    let _first = Noisy("first");
    let second = Noisy("second");
    drop(second);
    println!("end of scope");
}

fn files() -> io::Result<()> {
    fs::create_dir("sub")?;
    let mut file = fs::File::create("sub/a.txt")?;
    for i in 0..100 {
        writeln!(file, "{i:>5}")?;
    }
    drop(file);
    fs::rename("sub/a.txt", "sub/b.txt")?;
    let sum: u32 =
        fs::read_to_string("sub/b.txt")?.lines().map(|l| l.trim().parse::<u32>().unwrap()).sum();
    println!("{sum} {}", fs::metadata("sub/b.txt")?.len());
    println!("{:?}", fs::File::open("nowhere").map_err(|error| error.kind()).err());
    println!("{:?}", fs::remove_dir("sub").is_err());
    Ok(())
}

fn main() -> ExitCode {
    collections();
    numbers();
    tree();
    let directory = std::env::args().nth(1).expect("a directory");
    // A guest has no current directory but what it was given.
    let _ = std::env::set_current_dir(&directory);
    if let Err(error) = files() {
        println!("files: {error}");
    }
    let start = Instant::now();
    std::thread::sleep(Duration::from_millis(5));
    println!("{}", start.elapsed() >= Duration::from_millis(5));
    println!("{:?}", std::env::var("HOME"));
    let mut ledger = Ledger::default();
    let mut failures = 0;
    for (number, line) in io::stdin().lock().lines().enumerate() {
        if let Err(error) = ledger.apply(number + 1, &line.expect("UTF-8")) {
            println!("{error}");
            failures += 1;
        }
    }
    println!("{:?} after {:?}", ledger.accounts, ledger.moves);
    ExitCode::from(failures)
}
