// The Go program: goroutines and channels, which stand on Go's own scheduler, maps, reflection,
// recovered panics (nil pointers too, which Go's compiler checks itself), big numbers, files.
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"regexp"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"
)

type record struct {
	Name   string             `json:"name"`
	Count  int                `json:"count,omitempty"`
	Shares map[string]float64 `json:"shares"`
	next   *record
}

func recovered(what string, attempt func()) {
	defer func() { fmt.Println(what, "->", recover()) }()
	attempt()
}

func squares(workers int) int {
	var group sync.WaitGroup
	results := make(chan int)
	for i := 0; i < workers; i++ {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			runtime.Gosched()
			results <- i * i
		}(i)
	}
	go func() {
		group.Wait()
		close(results)
	}()
	sum := 0
	for result := range results {
		sum += result
	}
	return sum
}

func garbage() int {
	var list *record
	kept := 0
	for i := 0; i < 200000; i++ {
		list = &record{Name: fmt.Sprint(i), next: list}
		if i%1000 == 999 {
			for at := list; at != nil; at = at.next {
				kept += len(at.Name)
			}
			list = nil
		}
	}
	runtime.GC()
	return kept
}

func panics() {
	var counts map[string]int
	var none *record
	var empty []int
	zero := len(empty)
	recovered("nil map", func() { counts["a"] = 1 })
	recovered("nil pointer", func() { fmt.Println(none.Count) })
	recovered("index", func() { fmt.Println(empty[zero+3]) })
	recovered("division", func() { fmt.Println(1 / zero) })
	recovered("conversion", func() { fmt.Println(any(7).(string)) })
	var deep func(n int) int
	deep = func(n int) int { // the stack grows by copying
		if n == 0 {
			return 0
		}
		return 1 + deep(n-1)
	}
	fmt.Println(deep(4000))
}

func files(directory string) error {
	path := directory + "/notes.txt"
	if err := os.WriteFile(path, []byte("one\ntwo\n"), 0o644); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	fmt.Fprintln(file, "three")
	file.Close()
	data, err := os.ReadFile(path)
	entries, listed := os.ReadDir(directory)
	_, missing := os.Stat(directory + "/nothing")
	fmt.Println(strings.Fields(string(data)), err, len(entries), listed)
	fmt.Println(errors.Is(missing, os.ErrNotExist))
	return os.Rename(path, directory+"/kept.txt")
}

func main() {
	fmt.Println(squares(100), garbage())
	encoded, _ := json.Marshal(record{Name: "größe", Shares: map[string]float64{"b": 1.5, "a": -2}})
	var decoded record
	fmt.Println(string(encoded), json.Unmarshal(encoded, &decoded), decoded.Shares["b"])
	fmt.Printf("%x\n", sha256.Sum256(encoded))
	fmt.Println(new(big.Int).MulRange(1, 60), big.NewRat(3, -9))
	fmt.Println(regexp.MustCompile(`(\w+)@(\w+)`).ReplaceAllString("ash@oak, elm@fir", "$2<$1>"))
	panics()
	fmt.Println(files(os.Args[1]))
	start := time.Now()
	select {
	case <-time.After(20 * time.Millisecond):
	case <-make(chan int):
	}
	fmt.Println(time.Since(start) >= 20*time.Millisecond, os.Args[2:], os.Getenv("GREETING"))
	counts := map[string]int{}
	for input := bufio.NewScanner(os.Stdin); input.Scan(); {
		for _, word := range strings.Fields(input.Text()) {
			counts[strings.ToLower(word)]++
		}
	}
	words := make([]string, 0, len(counts))
	for word := range counts {
		words = append(words, word)
	}
	sort.Slice(words, func(i, j int) bool {
		a, b := words[i], words[j]
		return counts[a] > counts[b] || counts[a] == counts[b] && a < b
	})
	for _, word := range words[:5] {
		fmt.Println(word, counts[word])
	}
	os.Exit(len(words) % 256)
}
