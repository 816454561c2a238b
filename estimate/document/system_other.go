//go:build !unix

package document

import "os"

func keepOwner(*os.File, os.FileInfo) {}

func hardLinks(os.FileInfo) uint64 { return 1 }
