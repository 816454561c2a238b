package mark_test

import "testing"

// A number of one workload is never taken for that of another which the text is about.
func TestOwners(t *testing.T) {
	const scenario = `
inputs: {dau: 1M, image: 3.9 GB}
workloads:
  firmware: {writes: 1/day, reads: dau * 0.01/user/day, size: image, cdn_hit: 95%}
  photo: {writes: 100/s, read_write_ratio: 50:1, size: 300 kB, cdn_hit: 40%}`
	env := of(t, scenario)
	for _, c := range []struct{ text, want string }{
		{"The CDN serves 95% of it.", "firmware.cdn_hit"},
		{"the CDN serves 40% of it", "photo.cdn_hit"},
		{"# Photo\n\nThe CDN serves 40% of it.", "photo.cdn_hit"},
		{"# Photo\n\nThe CDN serves 40% of the firmware.", ""},
		{"# Photo\n\nThe CDN serves 95% of it.", ""},
		{"# Photo\n\n## The firmware\n\nThe CDN serves 40% of it.", ""},
		{"For the firmware, the CDN serves 40%.", ""},
		{"# Photo\n\n| what | CDN hit |\n|--|--|\n| firmware | 40% |\n", ""},
		{"# Photo\n\n| what | CDN hit |\n|--|--|\n| firmware | 95% |\n", "firmware.cdn_hit"},
		{"# Photo\n\n| what | size |\n|--|--|\n| firmware | 3.9 GB |\n", "image"},
	} {
		r := find(t, env, "d.md", c.text)
		if len(r.Numbers) != 1 || r.Numbers[0].Metric != c.want {
			t.Errorf("%q is not %q: %+v", c.text, c.want, r.Numbers)
		}
	}
}
