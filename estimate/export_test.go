package estimate

// SampledDrivers are the drivers of a value computed from samples, even
// where they are known exactly.
func (r *Result) SampledDrivers(name string) []Driver {
	i, _ := r.Find(name)
	return r.sampledDrivers(i)
}
