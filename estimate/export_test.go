package estimate

// SampledDrivers are the drivers of a value worked out from its samples, also
// where a closed form is known.
func (r *Result) SampledDrivers(name string) []Driver {
	i, _ := r.Find(name)
	return r.drivers(i)
}
