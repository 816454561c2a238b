// Package journal keeps what somebody did, in files of the user's state folder: one
// line of JSON for each thing, the oldest first.
//
// Lines are only ever added, each in one write, so that two programs at once do not
// spoil each other's. A line that was cut off, or is something else, is left out by
// [Read] and costs no other line.
package journal

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// File is the path of a file of that name in the user's state folder,
// $XDG_STATE_HOME/botec or ~/.local/state/botec, on Windows %LocalAppData%\botec. The
// error is that the user has no home folder.
func File(name string) (string, error) {
	dir := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(home, ".local", "state")
		if local := os.Getenv("LocalAppData"); runtime.GOOS == "windows" && local != "" {
			dir = local
		}
	}
	return filepath.Join(dir, "botec", name), nil
}

// Append adds each value to a file as one line of JSON, all in one write. It makes the
// file and its folder if they do not exist. The error is that of the file system.
func Append[T any](file string, values ...T) error {
	var text []byte
	for _, v := range values {
		line, err := json.Marshal(v)
		if err != nil {
			return err
		}
		text = append(append(text, line...), '\n')
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	if err := regular(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	last := []byte{'\n'}
	if at, err := f.Seek(-1, io.SeekEnd); err == nil { // else it is empty
		_, _ = f.ReadAt(last, at)
	}
	if last[0] != '\n' { // an incomplete line must not spoil this one
		text = append([]byte{'\n'}, text...)
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// MaxSize bounds what is read of a file, in bytes from its end.
const MaxSize = 64 << 20

// Read reads the values of a file for which valid holds, oldest first; none if the file
// does not exist. It reads at most so many bytes, the last ones of the file. unreadable is
// the number of its other lines. The error is that of the file system, or that the file is
// no regular one.
func Read[T any](file string, most int64, valid func(*T) bool) (list []T, unreadable int, err error) {
	f, err := open(file, most)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	lines := bufio.NewReader(io.LimitReader(f, most))
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			var v T
			if json.Unmarshal(line, &v) != nil || !valid(&v) {
				unreadable++
			} else {
				list = append(list, v)
			}
		}
		if errors.Is(err, io.EOF) {
			return list, unreadable, nil
		}
		if err != nil {
			return nil, unreadable, fmt.Errorf("%s: %w", file, err)
		}
	}
}

// open opens a file at the first line that begins in its last bytes.
func open(file string, most int64) (*os.File, error) {
	if err := regular(file); err != nil {
		return nil, err
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	size, err := f.Seek(0, io.SeekEnd)
	start := max(0, size-most)
	if err == nil && start > 0 {
		start--
		line, _ := bufio.NewReader(io.NewSectionReader(f, start, most)).ReadSlice('\n')
		for len(line) > 0 && line[len(line)-1] != '\n' { // a line that is longer than the buffer
			start += int64(len(line))
			line, _ = bufio.NewReader(io.NewSectionReader(f, start, most)).ReadSlice('\n')
		}
		start += int64(len(line))
	}
	if err == nil {
		_, err = f.Seek(start, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// regular refuses what is no regular file: to open a pipe would wait for somebody to write.
func regular(file string) error {
	info, err := os.Stat(file)
	if err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a regular file", file)
	}
	return err
}
