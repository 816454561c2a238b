package document

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"botec/estimate/source"
)

// maxStaged is how many documents are replaced together. Each has two open files.
const maxStaged = 100

// Update writes the updated texts of the documents that are outdated, and returns
// what it settled in each of the reports: the checks hold afterwards. It replaces a
// document completely or not at all, and keeps its owner, its permissions and a
// symbolic link to it. One that somebody has changed since it was read stays as it
// is, as does one that cannot be replaced: its report gets an error.
//
// A new text is written to a file beside the document, which then takes the place of
// the document. Update removes such files from the folders of the documents if a run
// was killed and has left them.
func Update(reports []FileReport) []Counts {
	settled := make([]Counts, len(reports))
	var outdated []int
	folders := make(map[string]bool)
	for i := range reports {
		r := &reports[i]
		if folder := filepath.Dir(r.real); r.real != "" && !folders[folder] {
			folders[folder] = true
			removeStale(folder)
		}
		if r.Outdated() {
			outdated = append(outdated, i)
		}
	}
	for some := range slices.Chunk(outdated, maxStaged) {
		list := make([]*replacement, len(some))
		for i, at := range some {
			list[i] = &replacement{FileReport: &reports[at]}
		}
		replace(list)
		for i, at := range some {
			if err := list[i].err; err != nil && !errors.Is(err, errUpToDate) {
				reports[at].Errors = append(reports[at].Errors, notUpdated(reports[at].Path, err))
				continue
			}
			settled[at] = reports[at].settle()
		}
	}
	return settled
}

func notUpdated(path string, err error) *source.Error {
	e := fileError(path, "not updated: "+reason(err))
	if errors.Is(err, errChanged) {
		e.Hint = "run botec check --write again"
	}
	return e
}

// replace replaces documents. All new texts are on the disk before the first of them
// takes the place of a document, or a power failure could leave an empty one. They
// are synced at the same time, so that the file system can write them together.
func replace(list []*replacement) {
	var syncing sync.WaitGroup
	for _, r := range list {
		defer r.close()
		if r.err = r.stage(); r.err == nil {
			syncing.Go(func() { r.err = r.file.Sync() })
		}
	}
	syncing.Wait()
	for _, r := range list {
		if r.err == nil {
			r.err = r.commit()
		}
	}
}

// Why a document is left as it is.
var (
	errChanged  = errors.New("it changed while botec was reading it")
	errRemoved  = errors.New("it was removed while botec was reading it")
	errReadOnly = errors.New("it is read-only")
	errLinked   = errors.New("it has another name (a hard link), which would keep the old text")
	errUpToDate = errors.New("it has the new text already")
)

// replacement replaces the text of a document.
type replacement struct {
	*FileReport
	folder *os.Root
	name   string   // of the document in its folder
	temp   string   // of the file with the new text, "" once it is in place
	file   *os.File // that file, which is locked
	err    error
}

// stage writes the new text to a file beside the document.
func (r *replacement) stage() (err error) {
	if r.folder, err = os.OpenRoot(filepath.Dir(r.real)); err != nil {
		return err
	}
	r.name = filepath.Base(r.real)
	if _, err = r.verify(); err != nil {
		return err
	}
	if r.file, r.temp, err = createTemp(r.folder); err != nil {
		return err
	}
	_, err = r.file.WriteString(r.Updated)
	return err
}

// commit puts the file with the new text in place of the document.
func (r *replacement) commit() error {
	info, err := r.verify()
	if err != nil {
		return err
	}
	keepOwner(r.file, info)
	if err := r.file.Chmod(info.Mode().Perm()); err != nil {
		return err
	}
	if err := r.folder.Rename(r.temp, r.name); err != nil {
		return err
	}
	r.temp = ""
	return nil
}

func (r *replacement) close() {
	if r.temp != "" {
		_ = r.folder.Remove(r.temp)
	}
	if r.file != nil {
		_ = r.file.Close()
	}
	if r.folder != nil {
		_ = r.folder.Close()
	}
}

// verify reports why the document must not be replaced: it is not the file that was
// read, its text is another, or its user has forbidden it.
func (r *replacement) verify() (os.FileInfo, error) {
	real, err := filepath.EvalSymlinks(r.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errRemoved
	}
	if err != nil {
		return nil, err
	}
	if real != r.real {
		return nil, errChanged
	}
	info, text, err := r.read()
	switch {
	case err != nil:
		return nil, err
	case text == r.Updated:
		return nil, errUpToDate
	case text != r.Text:
		return nil, errChanged
	case hardLinks(info) > 1:
		return nil, errLinked
	}
	return info, nil
}

// read reads the document as it is now. It opens it for writing, since a file that the
// user may not write must not be replaced either.
func (r *replacement) read() (os.FileInfo, string, error) {
	for range 10 {
		named, err := r.folder.Lstat(r.name)
		switch {
		case err != nil:
			return nil, "", err
		case !named.Mode().IsRegular():
			return nil, "", errChanged
		case named.Mode().Perm()&0o222 == 0: // whatever the superuser may do
			return nil, "", errReadOnly
		}
		f, err := r.folder.OpenFile(r.name, os.O_RDWR|openNonblock, 0)
		if err != nil {
			return nil, "", err
		}
		info, err := f.Stat()
		if err != nil || !os.SameFile(info, named) { // replaced just now, perhaps by a run of the same update
			_ = f.Close()
			continue
		}
		text, err := readAtMost(f, max(len(r.Text), len(r.Updated))+1)
		return info, text, errors.Join(err, f.Close())
	}
	return nil, "", errChanged
}
