package practice

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

// HistoryFile is the path of the history of sessions: practice.jsonl in the user's
// state folder, $XDG_STATE_HOME/botec or ~/.local/state/botec, on Windows
// %LocalAppData%\botec. The error is that the user has no home folder.
func HistoryFile() (string, error) {
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
	return filepath.Join(dir, "botec", "practice.jsonl"), nil
}

// AppendSession appends a session to a history file as one line of JSON, in one
// write. It makes the file and its folder if they do not exist. The error is that of
// the file system.
func AppendSession(file string, s *Session) error {
	line, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	line = append(line, '\n')
	last := []byte{'\n'}
	if at, err := f.Seek(-1, io.SeekEnd); err == nil { // else it is empty
		_, _ = f.ReadAt(last, at)
	}
	if last[0] != '\n' { // an incomplete line must not spoil this one
		line = append([]byte{'\n'}, line...)
	}
	_, err = f.Write(line)
	return errors.Join(err, f.Close())
}

// ReadSessions reads the sessions of a history file, oldest first; none if the file
// does not exist. unreadable is the number of lines that are not sessions. The error
// is that of the file system.
func ReadSessions(file string) (list []Session, unreadable int, err error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	lines := bufio.NewReader(f)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			var s Session
			if json.Unmarshal(line, &s) != nil || s.Scenario == "" || !(s.Max > 0) {
				unreadable++
			} else {
				list = append(list, s)
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

// Calibration is how often the truth was in a range. For somebody who is calibrated
// that is 90%.
type Calibration struct {
	Ranges int `json:"ranges"` // the number of answers that were ranges
	Held   int `json:"held"`   // the number of these that the truth was in
}

// Calibrate computes the calibration over the answers of some sessions.
func Calibrate(list []Session) (c Calibration) {
	for _, s := range list {
		for _, q := range s.Questions {
			if q.Low == nil || q.High == nil || *q.Low == *q.High {
				continue
			}
			c.Ranges++
			if Holds(&Answer{Low: *q.Low, High: *q.High}, q.Truth) {
				c.Held++
			}
		}
	}
	return c
}
