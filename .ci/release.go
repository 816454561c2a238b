// Release builds the archives of a version:
//
//	go run .ci/release.go v1.2.3 dist
//	go run .ci/release.go -own v1.2.3 dist    for this system alone, to try it
//
// It is called by .ci/release, which sets SOURCE_DATE_EPOCH to the time of the commit:
// all files in the archives have that time, so the same commit gives the same bytes.
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// file is a file of an archive.
type file struct {
	name string
	mode os.FileMode
	data []byte
}

var systems = []string{"linux", "darwin", "windows"}
var machines = []string{"amd64", "arm64"}

func main() {
	own := flag.Bool("own", false, "build for this system alone")
	flag.Parse()
	if *own {
		systems, machines = []string{runtime.GOOS}, []string{runtime.GOARCH}
	}
	if err := release(flag.Arg(0), flag.Arg(1)); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func release(version, folder string) error {
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	when := time.Unix(seconds, 0).UTC()
	if err := empty(folder); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(folder, "image"), 0o755); err != nil {
		return err
	}
	own := filepath.Join(folder, "botec-"+runtime.GOOS+"-"+runtime.GOARCH) // runs here, for what it prints of itself
	binaries := make(map[string][]byte)
	for _, system := range systems {
		for _, machine := range machines {
			if binaries[system+"_"+machine], err = build(version, system, machine, own); err != nil {
				return err
			}
		}
	}
	if err := os.WriteFile(own, binaries[runtime.GOOS+"_"+runtime.GOARCH], 0o755); err != nil {
		return err
	}
	shared, err := sharedFiles(own, when)
	if err != nil {
		return err
	}
	if err := os.Remove(own); err != nil {
		return err
	}
	var sums strings.Builder
	for _, system := range systems {
		for _, machine := range machines {
			name := fmt.Sprintf("botec_%s_%s_%s", strings.TrimPrefix(version, "v"), system, machine)
			pack, binary := tarGz, "botec"
			if name += ".tar.gz"; system == "windows" {
				pack, binary, name = zipped, "botec.exe", strings.TrimSuffix(name, ".tar.gz")+".zip"
			}
			archive, err := pack(append([]file{{binary, 0o755, binaries[system+"_"+machine]}}, shared...), when)
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(folder, name), archive, 0o644); err != nil {
				return err
			}
			fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(archive), name)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "checksums.txt"), []byte(sums.String()), 0o644); err != nil {
		return err
	}
	return image(filepath.Join(folder, "image"), binaries)
}

// empty removes an earlier release. A folder that holds anything else is not touched.
func empty(folder string) error {
	entries, err := os.ReadDir(folder)
	switch {
	case os.IsNotExist(err):
		return nil
	case err != nil:
		return err
	}
	if _, err := os.Stat(filepath.Join(folder, "checksums.txt")); err != nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty, and holds no earlier release: name another folder", folder)
	}
	return os.RemoveAll(folder)
}

// build compiles the binary for a system; it knows its version.
func build(version, system, machine, out string) ([]byte, error) {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X botec/cmd.release="+version, "-o", out, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+machine)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s/%s: %w", system, machine, err)
	}
	return os.ReadFile(out)
}

// image writes the contents of a container image: the binary for each machine, and how
// they become one. The binary needs no other file.
func image(folder string, binaries map[string][]byte) error {
	for _, machine := range machines {
		binary, built := binaries["linux_"+machine]
		if !built {
			continue
		}
		if err := os.WriteFile(filepath.Join(folder, "botec-"+machine), binary, 0o755); err != nil {
			return err
		}
	}
	const text = `# docker buildx build --platform linux/amd64,linux/arm64 .
# docker run --rm -v "$PWD:/work" botec check
FROM scratch
ARG TARGETARCH
COPY botec-${TARGETARCH} /botec
WORKDIR /work
ENTRYPOINT ["/botec"]
`
	return os.WriteFile(filepath.Join(folder, "Dockerfile"), []byte(text), 0o644)
}

// sharedFiles are those of every archive.
func sharedFiles(botec string, when time.Time) (list []file, err error) {
	for _, name := range []string{"README.md", "LICENSE", "CHANGELOG.md"} {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		list = append(list, file{name, 0o644, data})
	}
	for _, c := range []struct{ shell, name string }{{"bash", "completions/botec.bash"}, {"zsh", "completions/_botec"}, {"fish", "completions/botec.fish"}, {"powershell", "completions/botec.ps1"}} {
		text, err := run(botec, "completion", c.shell)
		if err != nil {
			return nil, err
		}
		list = append(list, file{c.name, 0o644, []byte(text)})
	}
	help, err := run(botec, "help")
	if err != nil {
		return nil, err
	}
	list = append(list, file{"man/botec.1", 0o644, []byte(manPage("botec", help, when))})
	for _, m := range regexp.MustCompile(`(?m)^  ([a-z]+)  +[a-z]`).FindAllStringSubmatch(help, -1) {
		name := m[1]
		text, err := run(botec, "help", name)
		if err != nil {
			return nil, err
		}
		list = append(list, file{"man/botec-" + name + ".1", 0o644, []byte(manPage("botec-"+name, text, when))})
	}
	return list, nil
}

// run runs the binary without the settings of whoever runs this.
func run(botec string, args ...string) (string, error) {
	cmd := exec.Command(botec, args...)
	cmd.Env = []string{"NO_COLOR=1", "HOME=/nonexistent", "COLUMNS=80"}
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("botec %s: %w", strings.Join(args, " "), err)
	}
	return string(out), nil
}

// manPage makes a manual page of a help text: its first paragraphs are the description,
// each line that ends in a colon and stands at the margin begins a section.
func manPage(name, help string, when time.Time) string {
	escape := strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`)
	var s strings.Builder
	fmt.Fprintf(&s, ".TH %q 1 %q \"botec\"\n.SH DESCRIPTION\n.nf\n", strings.ToUpper(name), when.Format("2006-01-02"))
	for line := range strings.Lines(help) {
		line = strings.TrimRight(line, "\n")
		if title, ok := strings.CutSuffix(line, ":"); ok && title != "" && title[0] != ' ' && !strings.ContainsAny(title, ".,") {
			fmt.Fprintf(&s, ".fi\n.SH %s\n.nf\n", escape.Replace(strings.ToUpper(title)))
			continue
		}
		if line = escape.Replace(line); strings.HasPrefix(line, ".") {
			line = `\&` + line
		}
		s.WriteString(line + "\n")
	}
	return s.String() + ".fi\n"
}

func tarGz(files []file, when time.Time) ([]byte, error) {
	var out bytes.Buffer
	packed, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(packed)
	for _, f := range files {
		if err := t.WriteHeader(&tar.Header{Name: f.name, Mode: int64(f.mode), Size: int64(len(f.data)), ModTime: when, Format: tar.FormatPAX}); err != nil {
			return nil, err
		}
		if _, err := t.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := t.Close(); err != nil {
		return nil, err
	}
	if err := packed.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func zipped(files []file, when time.Time) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: when}
		h.SetMode(f.mode)
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
